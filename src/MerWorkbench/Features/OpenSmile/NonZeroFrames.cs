namespace MerWorkbench.Features.OpenSmile;

/// <summary>The frames in which a descriptor of the voice has a value.</summary>
internal static class NonZeroFrames
{
    /// <summary>Moves the values that are not 0 to the front and answers them; of a contour of zeros one 0.</summary>
    public static Span<float> Of(Span<float> contour)
    {
        int count = 0;
        foreach (float value in contour)
        {
            if (value != 0)
                contour[count++] = value;
        }
        if (count == 0)
            contour[count++] = 0;
        return contour[..count];
    }
}
