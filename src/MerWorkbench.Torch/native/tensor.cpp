#include "compat.h"

namespace mer {
std::atomic<int64_t> live_tensors{0};
}

void mer_tensor_free(const mer_tensor* handles, int64_t count) {
  mer::guarded([&] {
    for (int64_t i = 0; i < count; i++) {
      if (handles[i] == nullptr) continue;
      mer::live_tensors.fetch_sub(1, std::memory_order_relaxed);
      mer::ImplPtr::reclaim(static_cast<c10::TensorImpl*>(handles[i]));
    }
  });
}

int64_t mer_tensor_live() { return mer::live_tensors.load(std::memory_order_relaxed); }

int mer_tensor_alias(mer_tensor self, mer_tensor* out) {
  return mer::guarded([&] { *out = mer::give(mer::borrow(self)); });
}

int mer_tensor_info(mer_tensor self, mer_info* out) {
  return mer::guarded([&] {
    auto t = mer::borrow(self);
    bool dense = t.layout() == at::kStrided && t.has_storage();
    out->data = dense ? t.data_ptr() : nullptr;
    out->numel = t.numel();
    out->item_size = static_cast<int64_t>(t.dtype().itemsize());
    out->ndim = static_cast<int32_t>(t.dim());
    out->dtype = static_cast<int32_t>(t.scalar_type());
    out->device_type = static_cast<int32_t>(t.device().type());
    out->device_index = t.device().has_index() ? t.device().index() : -1;
    out->requires_grad = t.requires_grad();
    out->is_leaf = t.is_leaf();
    out->is_contiguous = dense && t.is_contiguous();
    out->is_inference = t.is_inference();
  });
}

int mer_tensor_layout(mer_tensor self, int64_t* sizes, int64_t* strides, int32_t capacity) {
  return mer::guarded([&] {
    auto t = mer::borrow(self);
    TORCH_CHECK(t.dim() <= capacity, "room for ", capacity, " dimensions, the tensor has ", t.dim());
    for (int64_t i = 0; i < t.dim(); i++) {
      if (sizes) sizes[i] = t.size(i);
      if (strides) strides[i] = t.stride(i);
    }
  });
}

int mer_tensor_from_blob(void* data, const int64_t* sizes, int32_t ndim, int32_t dtype,
                         void (*deleter)(void*), void* context, mer_tensor* out) {
  return mer::guarded([&] {
    auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype));
    // libtorch hands the data pointer to the deleter; what has to be let go of is the caller's context.
    *out = mer::give(at::from_blob(data, at::IntArrayRef(sizes, ndim), [deleter, context](void*) { deleter(context); }, options));
  });
}
