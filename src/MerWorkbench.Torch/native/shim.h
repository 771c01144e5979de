// The C doorway from .NET to libtorch. About 25 functions; `mer_op_call` reaches every ATen operator.
//
// A tensor handle is one owned reference to a TensorImpl: whoever is handed one frees it once through mer_tensor_free.
// Functions that return int give 0, or -1 with the reason in mer_error() of the same thread. No C++ exception leaves.
#pragma once
#include <cstdint>

#define MER_API extern "C" __attribute__((visibility("default")))

// Raised whenever a signature or a struct below changes; .NET refuses a library with another number.
#define MER_ABI 1

using mer_tensor = void*;

enum mer_tag : int32_t {
  MER_DEFAULT = 0,      // as if not given: the schema's default
  MER_NONE = 1,
  MER_TENSOR = 2,       // p: handle (borrowed as argument, owned as result)
  MER_INT = 3,          // i
  MER_DOUBLE = 4,       // d
  MER_BOOL = 5,         // i
  MER_INTS = 6,         // p: int64_t[len]
  MER_DOUBLES = 7,      // p: double[len]
  MER_TENSORS = 8,      // p: mer_tensor[len], a null handle is None
  MER_STRING = 9,       // p: utf-8, len bytes
  MER_BOOLS = 10,       // p: uint8_t[len]
  MER_DEVICE = 11,      // i: type * 256 + (index + 1)
  MER_GENERATOR = 12,   // p: generator handle
};

struct mer_value {
  int32_t tag;
  int32_t len;
  union { int64_t i; double d; void* p; };
};

struct mer_info {
  void* data;           // null where the tensor has no dense storage
  int64_t numel;
  int64_t item_size;
  int32_t ndim;
  int32_t dtype;
  int32_t device_type;
  int32_t device_index;
  int32_t requires_grad;
  int32_t is_leaf;
  int32_t is_contiguous;
  int32_t is_inference;
};

// runtime.cpp
MER_API int32_t mer_abi();
MER_API const char* mer_error();
MER_API const char* mer_torch_version();
MER_API const char* mer_build_config();
MER_API int mer_init(int32_t threads);
MER_API int mer_set_threads(int32_t threads);
MER_API int32_t mer_get_threads();
MER_API int mer_manual_seed(int64_t seed);
MER_API int32_t mer_cuda_device_count();
MER_API int32_t mer_set_grad_enabled(int32_t enabled);      // returns the former mode
MER_API int32_t mer_grad_enabled();
MER_API int32_t mer_inference_enabled();
MER_API int mer_inference_enter(int32_t enabled, void** guard);
MER_API void mer_inference_exit(void* guard);
MER_API int mer_generator_new(int32_t device_type, int32_t device_index, int32_t use_default, void** out);
MER_API void mer_generator_free(void* generator);
MER_API int mer_generator_seed(void* generator, int64_t seed);
MER_API int mer_generator_initial_seed(void* generator, int64_t* seed);
MER_API int mer_generator_get_state(void* generator, mer_tensor* out);
MER_API int mer_generator_set_state(void* generator, mer_tensor state);

// tensor.cpp
MER_API void mer_tensor_free(const mer_tensor* handles, int64_t count);
MER_API int64_t mer_tensor_live();
MER_API int mer_tensor_alias(mer_tensor self, mer_tensor* out);
MER_API int mer_tensor_info(mer_tensor self, mer_info* out);
MER_API int mer_tensor_layout(mer_tensor self, int64_t* sizes, int64_t* strides, int32_t capacity);
MER_API int mer_tensor_from_blob(void* data, const int64_t* sizes, int32_t ndim, int32_t dtype,
                                 void (*deleter)(void*), void* context, mer_tensor* out);

// ops.cpp
MER_API int mer_op_find(const char* name, const char* overload, void** op);
MER_API int mer_op_schema(void* op, char* text, int32_t capacity, int32_t* length);
MER_API int mer_op_call(void* op, const mer_value* args, int32_t count, mer_value* results, int32_t capacity, int32_t* written);
MER_API void mer_buffer_free(void* buffer);                  // the array behind a list result

// autograd.cpp
MER_API int mer_grad_get(mer_tensor self, mer_tensor* out);  // null where there is none
MER_API int mer_grad_set(mer_tensor self, mer_tensor grad);  // null clears
MER_API int mer_requires_grad_set(mer_tensor self, int32_t value);
MER_API int mer_set_data(mer_tensor self, mer_tensor source);
MER_API int mer_backward(const mer_tensor* roots, const mer_tensor* grads, int32_t count, int32_t retain_graph, int32_t create_graph,
                         const mer_tensor* inputs, int32_t input_count);
MER_API int mer_autograd_grad(const mer_tensor* outputs, const mer_tensor* grads, int32_t count, const mer_tensor* inputs, int32_t input_count,
                              int32_t retain_graph, int32_t create_graph, int32_t allow_unused, mer_tensor* out);
