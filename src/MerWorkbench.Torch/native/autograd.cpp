#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

#include "compat.h"

namespace {

std::vector<at::Tensor> borrow_all(const mer_tensor* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int32_t i = 0; handles != nullptr && i < count; i++)
    tensors.push_back(handles[i] ? mer::borrow(handles[i]) : at::Tensor());
  return tensors;
}

}  // namespace

int mer_grad_get(mer_tensor self, mer_tensor* out) {
  return mer::guarded([&] { *out = mer::give(mer::borrow(self).grad()); });
}

int mer_grad_set(mer_tensor self, mer_tensor grad) {
  return mer::guarded([&] { mer::borrow(self).mutable_grad() = grad ? mer::borrow(grad) : at::Tensor(); });
}

int mer_requires_grad_set(mer_tensor self, int32_t value) {
  return mer::guarded([&] { mer::borrow(self).set_requires_grad(value != 0); });
}

int mer_set_data(mer_tensor self, mer_tensor source) {
  return mer::guarded([&] { mer::borrow(self).set_data(mer::borrow(source)); });
}

int mer_backward(const mer_tensor* roots, const mer_tensor* grads, int32_t count, int32_t retain_graph, int32_t create_graph,
                 const mer_tensor* inputs, int32_t input_count) {
  return mer::guarded([&] {
    torch::autograd::backward(borrow_all(roots, count), borrow_all(grads, count), retain_graph != 0, create_graph != 0,
                              borrow_all(inputs, input_count));
  });
}

int mer_autograd_grad(const mer_tensor* outputs, const mer_tensor* grads, int32_t count, const mer_tensor* inputs, int32_t input_count,
                      int32_t retain_graph, int32_t create_graph, int32_t allow_unused, mer_tensor* out) {
  return mer::guarded([&] {
    auto result = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count), borrow_all(grads, count),
                                        retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int32_t i = 0; i < input_count; i++) out[i] = mer::give(std::move(result[i]));
  });
}
