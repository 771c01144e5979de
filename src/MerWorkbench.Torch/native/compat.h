// What all four files share, and the only place where libtorch's versions may differ.
#pragma once
#include <ATen/ATen.h>
#include <ATen/core/ivalue.h>
#include <torch/csrc/api/include/torch/version.h>

#include <atomic>
#include <exception>
#include <string>

#include "shim.h"

#define MER_TORCH_AT_LEAST(major, minor) \
  (TORCH_VERSION_MAJOR > (major) || (TORCH_VERSION_MAJOR == (major) && TORCH_VERSION_MINOR >= (minor)))

#if MER_TORCH_AT_LEAST(2, 3)
#include <optional>
namespace mer { template <class T> using optional = std::optional<T>; }
#else
#include <c10/util/Optional.h>
namespace mer { template <class T> using optional = c10::optional<T>; }
#endif

namespace mer {

extern thread_local std::string last_error;
extern std::atomic<int64_t> live_tensors;

using ImplPtr = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

// A second reference to the tensor behind a borrowed handle.
inline at::Tensor borrow(mer_tensor handle) {
  return at::Tensor(ImplPtr::reclaim_copy(static_cast<c10::TensorImpl*>(handle)));
}

// Hands the reference over to the caller; an undefined tensor is a null handle.
inline mer_tensor give(at::Tensor tensor) {
  if (!tensor.defined()) return nullptr;
  live_tensors.fetch_add(1, std::memory_order_relaxed);
  return tensor.unsafeReleaseTensorImpl();
}

template <class F>
int guarded(F&& body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "an unknown error inside libtorch";
  }
  return -1;
}

}  // namespace mer
