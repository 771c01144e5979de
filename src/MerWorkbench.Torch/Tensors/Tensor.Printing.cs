using System.Globalization;
using System.Text;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private const int EdgeItems = 3;
        private const int Summarised = 1000;

        /// <summary>Shape, type and device, such as <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString()
        {
            if (IsInvalid) return "disposed tensor";
            return $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";
        }

        /// <summary>The numbers in nested brackets after shape, type and device; of a large tensor only the edges.</summary>
        /// <param name="withData">False gives what <see cref="ToString()"/> gives.</param>
        /// <param name="fltFormat">.NET format of real numbers.</param>
        public string ToString(bool withData, string fltFormat = "g5") => withData ? $"{ToString()}\n{str(fltFormat)}" : ToString();

        /// <summary>The numbers in nested brackets; of a tensor of more than 1000 numbers only the first and last three along each dimension.</summary>
        public string str(string fltFormat = "g5")
        {
            using var here = detach();
            using var local = here.cpu();
            using var plain = local.dtype is ScalarType.BFloat16 ? local.to(ScalarType.Float32) : local.alias();
            var text = new StringBuilder();
            Write(text, plain, plain.NumberOfElements > Summarised, fltFormat, 0);
            return text.ToString();
        }

        /// <summary>Writes <see cref="str"/> to the console.</summary>
        public Tensor print(string fltFormat = "g5")
        {
            Console.WriteLine(str(fltFormat));
            return this;
        }

        private static void Write(StringBuilder text, Tensor tensor, bool summarise, string format, int depth)
        {
            var shape = tensor.shape;
            if (shape.Length == 0)
            {
                text.Append(NumberText(tensor, format));
                return;
            }

            text.Append('[');
            for (long i = 0; i < shape[0]; i++)
            {
                if (i > 0) text.Append(shape.Length == 1 ? ", " : ",\n" + new string(' ', depth + 1));
                if (summarise && shape[0] > 2 * EdgeItems && i == EdgeItems)
                {
                    text.Append("...").Append(shape.Length == 1 ? ", " : ",\n" + new string(' ', depth + 1));
                    i = shape[0] - EdgeItems;
                }

                using var part = Ops.select_int(tensor, 0, i);
                Write(text, part, summarise, format, depth + 1);
            }

            text.Append(']');
        }

        private static string NumberText(Tensor number, string format)
        {
            if (number.is_complex())
            {
                using var real = Ops.real(number);
                using var imaginary = Ops.imag(number);
                return string.Create(CultureInfo.InvariantCulture, $"{real.ToDouble().ToString(format, CultureInfo.InvariantCulture)}{imaginary.ToDouble().ToString("+0.####;-0.####", CultureInfo.InvariantCulture)}i");
            }

            var value = number.ToScalar();
            return value.Type == Scalar.Kind.Real ? value.ToDouble().ToString(format, CultureInfo.InvariantCulture) : value.ToString();
        }
    }
}
