namespace MerWorkbench.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The one number of a tensor.</summary>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The one number of a tensor.</summary>
        public static explicit operator double(Tensor value) => value.ToDouble();

        /// <summary>The one number of a tensor.</summary>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The one number of a tensor.</summary>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The one truth value of a tensor.</summary>
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        /// <summary>Sum, element by element.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Ops.add_Tensor(left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Ops.add_Scalar(left, right);

        /// <summary>Sum with one number.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Ops.add_Scalar(right, left);

        /// <summary>Difference, element by element.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Ops.sub_Tensor(left, right);

        /// <summary>Difference with one number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Ops.sub_Scalar(left, right);

        /// <summary>Difference of one number and each element.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Ops.rsub_Scalar(right, left);

        /// <summary>Product, element by element.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Ops.mul_Tensor(left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Ops.mul_Scalar(left, right);

        /// <summary>Product with one number.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Ops.mul_Scalar(right, left);

        /// <summary>Quotient, element by element; never an integer.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Ops.div_Tensor(left, right);

        /// <summary>Quotient by one number; never an integer.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Ops.div_Scalar(left, right);

        /// <summary>Quotient of one number and each element; never an integer.</summary>
        public static Tensor operator /(Scalar left, Tensor right)
        {
            using var inverse = Ops.reciprocal(right);
            return Ops.mul_Scalar(inverse, left);
        }

        /// <summary>Remainder with the divisor's sign, element by element.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Ops.remainder_Tensor(left, right);

        /// <summary>Remainder with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Ops.remainder_Scalar(left, right);

        /// <summary>Each element with the other sign.</summary>
        public static Tensor operator -(Tensor tensor) => Ops.neg(tensor);

        /// <summary>Where both are true, or bit by bit.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => Ops.bitwise_and_Tensor(left, right);

        /// <summary>Where one is true, or bit by bit.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => Ops.bitwise_or_Tensor(left, right);

        /// <summary>Where just one is true, or bit by bit.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => Ops.bitwise_xor_Tensor(left, right);

        /// <summary>Where false, or bit by bit.</summary>
        public static Tensor operator ~(Tensor tensor) => Ops.bitwise_not(tensor);

        /// <summary>Where the left is less.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Ops.lt_Tensor(left, right);

        /// <summary>Where the left is less.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Ops.lt_Scalar(left, right);

        /// <summary>Where the left is greater.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Ops.gt_Tensor(left, right);

        /// <summary>Where the left is greater.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Ops.gt_Scalar(left, right);

        /// <summary>Where the left is not greater.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Ops.le_Tensor(left, right);

        /// <summary>Where the left is not greater.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Ops.le_Scalar(left, right);

        /// <summary>Where the left is not less.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Ops.ge_Tensor(left, right);

        /// <summary>Where the left is not less.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Ops.ge_Scalar(left, right);
    }
}
