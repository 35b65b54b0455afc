namespace StrictCors.Page.Listing;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <param name="Total">How many rows the whole list has.</param>
/// <param name="Offset">How many rows are before this part.</param>
/// <param name="Rows">The rows.</param>
internal sealed record PageOf<T>(int Total, int Offset, IReadOnlyList<T> Rows)
{
    private const int Size = 50;

    /// <summary>The part from <paramref name="offset"/>. If the list has become shorter than that, its last part.</summary>
    public static PageOf<T> Of(IReadOnlyList<T> rows, int offset)
    {
        var start = Math.Clamp(offset, 0, Math.Max(0, (rows.Count - 1) / Size * Size));
        return new(rows.Count, start, [.. rows.Skip(start).Take(Size)]);
    }
}
