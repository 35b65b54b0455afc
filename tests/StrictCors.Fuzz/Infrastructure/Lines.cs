namespace StrictCors.Fuzz.Infrastructure;

/// <summary>Text that is shown to people or written into headers.</summary>
internal static class Lines
{
    /// <summary>Nothing that ends a line, moves a cursor or starts another header.</summary>
    public static bool IsOne(string? text) => text is null || !text.Any(char.IsControl);
}
