namespace StrictCors.Analyzers.Settings;

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last one.</param>
internal sealed record JsonSpan(int Start, int End)
{
    public static JsonSpan Empty { get; } = new(0, 0);
}
