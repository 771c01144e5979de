#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <sstream>
#include <unordered_map>

#include "compat.h"

namespace {

enum class Kind { Tensor, Tensors, OptionalTensors, Int, Double, Bool, Scalar, Ints, Doubles, Bools, String, Device, Generator, Other };

struct Parameter {
  std::string name;
  Kind kind;
  bool optional;
  int64_t fixed_length;   // int[2] accepts one number, which stands for both
  bool has_default;
  c10::IValue default_value;
};

struct Op {
  c10::OperatorHandle handle;
  std::string name;
  std::vector<Parameter> parameters;
};

Kind kind_of_element(const c10::Type& element) {
  switch (element.kind()) {
    case c10::TypeKind::TensorType: return Kind::Tensors;
    case c10::TypeKind::OptionalType: return Kind::OptionalTensors;
    case c10::TypeKind::IntType: case c10::TypeKind::SymIntType: return Kind::Ints;
    case c10::TypeKind::FloatType: return Kind::Doubles;
    case c10::TypeKind::BoolType: return Kind::Bools;
    default: return Kind::Other;
  }
}

Kind kind_of(const c10::Type& type) {
  switch (type.kind()) {
    case c10::TypeKind::TensorType: return Kind::Tensor;
    case c10::TypeKind::IntType: case c10::TypeKind::SymIntType: return Kind::Int;
    case c10::TypeKind::FloatType: return Kind::Double;
    case c10::TypeKind::BoolType: return Kind::Bool;
    case c10::TypeKind::NumberType: return Kind::Scalar;
    case c10::TypeKind::StringType: return Kind::String;
    case c10::TypeKind::DeviceObjType: return Kind::Device;
    case c10::TypeKind::GeneratorType: return Kind::Generator;
    case c10::TypeKind::ListType: return kind_of_element(*type.containedType(0));
#if MER_TORCH_AT_LEAST(2, 0)
    case c10::TypeKind::ScalarTypeType: case c10::TypeKind::LayoutType: case c10::TypeKind::MemoryFormatType: return Kind::Int;
#endif
    default: return Kind::Other;
  }
}

std::unique_ptr<Op> describe(const c10::OperatorHandle& handle) {
  auto op = std::make_unique<Op>(Op{handle, handle.schema().name(), {}});
  for (const auto& argument : handle.schema().arguments()) {
    const c10::Type* type = argument.type().get();
    bool optional = type->kind() == c10::TypeKind::OptionalType;
    if (optional) type = type->containedType(0).get();
    op->parameters.push_back({argument.name(), kind_of(*type), optional, argument.N().value_or(0),
                              argument.default_value().has_value(), argument.default_value().value_or(c10::IValue())});
  }
  return op;
}

at::Device device_of(int64_t packed) {
  return at::Device(static_cast<at::DeviceType>(packed / 256), static_cast<at::DeviceIndex>(packed % 256 - 1));
}

[[noreturn]] void wrong_kind(const Parameter& parameter, const mer_value& value) {
  C10_THROW_ERROR(Error, c10::str("argument '", parameter.name, "' was given a value of the wrong kind (tag ", value.tag, ")"));
}

double number(const mer_value& value) { return value.tag == MER_DOUBLE ? value.d : static_cast<double>(value.i); }

c10::IValue scalar(const mer_value& value, const Parameter& parameter) {
  switch (value.tag) {
    case MER_INT: return value.i;
    case MER_DOUBLE: return value.d;
    case MER_BOOL: return value.i != 0;
    default: wrong_kind(parameter, value);
  }
}

template <class T>
c10::List<T> list_of(const mer_value& value) {
  c10::List<T> list;
  list.reserve(value.len);
  auto items = static_cast<const T*>(value.p);
  for (int32_t i = 0; i < value.len; i++) list.push_back(items[i]);
  return list;
}

c10::IValue int_list(const mer_value& value, const Parameter& parameter) {
  if (value.tag == MER_INTS && !(value.len == 1 && parameter.fixed_length > 1)) return list_of<int64_t>(value);
  if (value.tag != MER_INTS && value.tag != MER_INT) wrong_kind(parameter, value);
  int64_t item = value.tag == MER_INT ? value.i : *static_cast<const int64_t*>(value.p);
  c10::List<int64_t> list;
  for (int64_t i = 0; i < std::max<int64_t>(1, parameter.fixed_length); i++) list.push_back(item);
  return list;
}

c10::IValue tensor_list(const mer_value& value, const Parameter& parameter) {
  if (value.tag != MER_TENSORS) wrong_kind(parameter, value);
  auto handles = static_cast<const mer_tensor*>(value.p);
  if (parameter.kind == Kind::OptionalTensors) {
    c10::List<mer::optional<at::Tensor>> list;
    for (int32_t i = 0; i < value.len; i++)
      list.push_back(handles[i] ? mer::optional<at::Tensor>(mer::borrow(handles[i])) : mer::optional<at::Tensor>());
    return list;
  }
  c10::List<at::Tensor> list;
  list.reserve(value.len);
  for (int32_t i = 0; i < value.len; i++) {
    TORCH_CHECK(handles[i] != nullptr, "tensor ", i, " of argument '", parameter.name, "' is null");
    list.push_back(mer::borrow(handles[i]));
  }
  return list;
}

c10::IValue argument(const mer_value& value, const Parameter& parameter) {
  if (value.tag == MER_DEFAULT) {
    TORCH_CHECK(parameter.has_default || parameter.optional, "argument '", parameter.name, "' is missing");
    return parameter.default_value;
  }
  if (value.tag == MER_NONE) {
    TORCH_CHECK(parameter.optional, "argument '", parameter.name, "' may not be null");
    return c10::IValue();
  }
  switch (parameter.kind) {
    case Kind::Tensor: if (value.tag == MER_TENSOR) return mer::borrow(value.p); break;
    case Kind::Tensors: case Kind::OptionalTensors: return tensor_list(value, parameter);
    case Kind::Int: if (value.tag == MER_INT || value.tag == MER_BOOL) return value.i; break;
    case Kind::Double: if (value.tag == MER_DOUBLE || value.tag == MER_INT) return number(value); break;
    case Kind::Bool: if (value.tag == MER_BOOL || value.tag == MER_INT) return value.i != 0; break;
    case Kind::Scalar: return scalar(value, parameter);
    case Kind::Ints: return int_list(value, parameter);
    case Kind::Doubles: if (value.tag == MER_DOUBLES) return list_of<double>(value); break;
    case Kind::Bools:
      if (value.tag == MER_BOOLS) {
        c10::List<bool> list;
        for (int32_t i = 0; i < value.len; i++) list.push_back(static_cast<const uint8_t*>(value.p)[i] != 0);
        return list;
      }
      break;
    case Kind::String: if (value.tag == MER_STRING) return std::string(static_cast<const char*>(value.p), value.len); break;
    case Kind::Device: if (value.tag == MER_DEVICE) return device_of(value.i); break;
    case Kind::Generator: if (value.tag == MER_GENERATOR) return *static_cast<at::Generator*>(value.p); break;
    case Kind::Other: break;
  }
  wrong_kind(parameter, value);
}

// The memory of the last call's arguments, for the next; a call inside a call finds it empty and takes its own.
thread_local torch::jit::Stack spare_stack;

template <class T, class Items>
void give_list(mer_value& out, int32_t tag, const Items& items) {
  auto buffer = static_cast<T*>(std::malloc(std::max<size_t>(1, items.size()) * sizeof(T)));
  if (buffer == nullptr) throw std::bad_alloc();
  for (size_t i = 0; i < items.size(); i++) buffer[i] = items[i];
  out.tag = tag;
  out.len = static_cast<int32_t>(items.size());
  out.p = buffer;
}

mer_value result(c10::IValue&& value) {
  mer_value out{};
  if (value.isTensor()) { out.p = mer::give(std::move(value).toTensor()); out.tag = out.p ? MER_TENSOR : MER_NONE; }
  else if (value.isNone()) out.tag = MER_NONE;
  else if (value.isInt()) { out.tag = MER_INT; out.i = value.toInt(); }
  else if (value.isDouble()) { out.tag = MER_DOUBLE; out.d = value.toDouble(); }
  else if (value.isBool()) { out.tag = MER_BOOL; out.i = value.toBool(); }
  else if (value.isIntList()) give_list<int64_t>(out, MER_INTS, value.toIntVector());
  else if (value.isDoubleList()) give_list<double>(out, MER_DOUBLES, value.toDoubleVector());
  else if (value.isTensorList()) {
    std::vector<mer_tensor> handles;
    for (auto& tensor : value.toTensorVector()) handles.push_back(mer::give(std::move(tensor)));
    give_list<mer_tensor>(out, MER_TENSORS, handles);
  }
  else TORCH_CHECK(false, "a result of type ", value.tagKind(), " cannot be handed over");
  return out;
}

void write_tensor(std::ostream& text, mer_tensor handle) {
  if (handle == nullptr) { text << "null"; return; }
  auto tensor = mer::borrow(handle);
  text << c10::toString(tensor.scalar_type()) << tensor.sizes();
  if (!tensor.device().is_cpu()) text << " on " << tensor.device();
}

// "aten::mm(self: Float[2, 3], mat2: Float[4, 5])": what a reader needs to see which shapes did not fit.
std::string call_text(const Op& op, const mer_value* args, int32_t count) {
  std::ostringstream text;
  text << op.name << "(";
  const char* separator = "";
  for (int32_t i = 0; i < count && i < static_cast<int32_t>(op.parameters.size()); i++) {
    if (args[i].tag != MER_TENSOR && args[i].tag != MER_TENSORS) continue;
    text << separator << op.parameters[i].name << ": ";
    separator = ", ";
    if (args[i].tag == MER_TENSOR) { write_tensor(text, args[i].p); continue; }
    text << "{";
    for (int32_t k = 0; k < args[i].len; k++) {
      if (k > 0) text << ", ";
      if (k == 8) { text << "... " << args[i].len << " in all"; break; }
      write_tensor(text, static_cast<const mer_tensor*>(args[i].p)[k]);
    }
    text << "}";
  }
  text << ")";
  return text.str();
}

}  // namespace

int mer_op_find(const char* name, const char* overload, void** out) {
  return mer::guarded([&] {
    static std::mutex lock;
    static std::unordered_map<std::string, std::unique_ptr<Op>> known;
    std::lock_guard<std::mutex> guard(lock);
    auto& slot = known[std::string(name) + "." + overload];
    if (!slot) {
      auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
      TORCH_CHECK(handle.has_value(), "libtorch " TORCH_VERSION " has no operator '", name, *overload ? "." : "", overload, "'");
      slot = describe(*handle);
    }
    *out = slot.get();
  });
}

int mer_op_schema(void* handle, char* text, int32_t capacity, int32_t* length) {
  return mer::guarded([&] {
    auto schema = c10::str(static_cast<Op*>(handle)->handle.schema());
    *length = static_cast<int32_t>(schema.size());
    std::memcpy(text, schema.data(), std::min<size_t>(schema.size(), capacity));
  });
}

int mer_op_call(void* handle, const mer_value* args, int32_t count, mer_value* results, int32_t capacity, int32_t* written) {
  auto& op = *static_cast<Op*>(handle);
  int rc = mer::guarded([&] {
    auto expected = op.parameters.size();
    TORCH_CHECK(static_cast<size_t>(count) <= expected, "takes ", expected, " arguments, got ", count);
    auto stack = std::move(spare_stack);
    stack.reserve(expected);
    const mer_value missing{};
    for (size_t i = 0; i < expected; i++)
      stack.push_back(argument(i < static_cast<size_t>(count) ? args[i] : missing, op.parameters[i]));
    op.handle.callBoxed(&stack);
    TORCH_CHECK(static_cast<int32_t>(stack.size()) <= capacity, "gives ", stack.size(), " results, there is room for ", capacity);
    *written = 0;
    for (auto& value : stack) results[(*written)++] = result(std::move(value));
    stack.clear();
    spare_stack = std::move(stack);
  });
  if (rc != 0) {
    auto reason = std::move(mer::last_error);
    mer::guarded([&] { mer::last_error = call_text(op, args, count) + ": " + reason; });
  }
  return rc;
}

void mer_buffer_free(void* buffer) { std::free(buffer); }
