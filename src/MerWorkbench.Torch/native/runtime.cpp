#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Logging.h>
#include <dlfcn.h>
#include <malloc.h>

#include "compat.h"

namespace mer {
thread_local std::string last_error;
}

namespace {

// CUDA kernels register when their library is loaded. Nothing in the shim refers to them, so a linker told --as-needed
// would drop the library; loading it here works for every layout, and does nothing where there is none.
void load_cuda() {
  Dl_info here;
  if (dladdr(reinterpret_cast<void*>(&at::get_num_threads), &here) == 0 || here.dli_fname == nullptr) return;
  std::string folder(here.dli_fname);
  auto slash = folder.rfind('/');
  if (slash == std::string::npos) return;
  dlopen((folder.substr(0, slash) + "/libtorch_cuda.so").c_str(), RTLD_NOW | RTLD_GLOBAL);
}

// OpenBLAS with threads of its own does not hear at::set_num_threads; told apart, one process would run two pools.
void set_threads(int32_t threads) {
  at::set_num_threads(threads);
  auto blas = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
  if (blas != nullptr) blas(threads);
}

at::Generator* generator(void* handle) { return static_cast<at::Generator*>(handle); }

}  // namespace

int32_t mer_abi() { return MER_ABI; }
const char* mer_error() { return mer::last_error.c_str(); }
const char* mer_torch_version() { return TORCH_VERSION; }

const char* mer_build_config() {
  static const std::string text = at::show_config();
  return text.c_str();
}

int mer_init(int32_t threads) {
  return mer::guarded([&] {
    // A training step frees and takes the same big blocks again and again. By default glibc gives each back to the kernel,
    // which then clears it page by page; keeping them makes a step several times cheaper in page faults.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
#if !MER_TORCH_AT_LEAST(2, 0)
    // The C++ backtrace of an error is never shown here, and takes milliseconds to gather.
    c10::SetStackTraceFetcher([] { return std::string(); });
#endif
    load_cuda();
    if (threads > 0) set_threads(threads);
  });
}

int mer_set_threads(int32_t threads) {
  return mer::guarded([&] { set_threads(threads); });
}

int32_t mer_get_threads() { return at::get_num_threads(); }

int mer_manual_seed(int64_t seed) {
  return mer::guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

int32_t mer_cuda_device_count() {
  int32_t count = 0;
  mer::guarded([&] {
    if (at::hasCUDA()) count = static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs());
  });
  return count;
}

int32_t mer_grad_enabled() { return c10::GradMode::is_enabled(); }

int32_t mer_set_grad_enabled(int32_t enabled) {
  int32_t former = c10::GradMode::is_enabled();
  c10::GradMode::set_enabled(enabled != 0);
  return former;
}

int32_t mer_inference_enabled() { return c10::InferenceMode::is_enabled(); }

int mer_inference_enter(int32_t enabled, void** guard) {
  return mer::guarded([&] { *guard = new c10::InferenceMode(enabled != 0); });
}

void mer_inference_exit(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

int mer_generator_new(int32_t device_type, int32_t device_index, int32_t use_default, void** out) {
  return mer::guarded([&] {
    at::Device device(static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index));
    if (use_default) {
      *out = new at::Generator(at::globalContext().defaultGenerator(device));
      return;
    }
    TORCH_CHECK(device.is_cpu(), "a generator of its own can be made on the cpu only, not on ", device);
    *out = new at::Generator(at::detail::createCPUGenerator());
  });
}

void mer_generator_free(void* handle) { delete generator(handle); }

int mer_generator_seed(void* handle, int64_t seed) {
  return mer::guarded([&] {
    std::lock_guard<std::mutex> lock(generator(handle)->mutex());
    generator(handle)->set_current_seed(static_cast<uint64_t>(seed));
  });
}

int mer_generator_initial_seed(void* handle, int64_t* seed) {
  return mer::guarded([&] { *seed = static_cast<int64_t>(generator(handle)->current_seed()); });
}

int mer_generator_get_state(void* handle, mer_tensor* out) {
  return mer::guarded([&] {
    std::lock_guard<std::mutex> lock(generator(handle)->mutex());
    *out = mer::give(generator(handle)->get_state());
  });
}

int mer_generator_set_state(void* handle, mer_tensor state) {
  return mer::guarded([&] {
    std::lock_guard<std::mutex> lock(generator(handle)->mutex());
    generator(handle)->set_state(mer::borrow(state));
  });
}
