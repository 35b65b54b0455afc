namespace StrictCors.Analyzers.Settings;

/// <summary>The text is not JSON.</summary>
/// <param name="position">Where.</param>
/// <param name="reason">Why, as a sentence.</param>
#pragma warning disable CA1032, CA1064, RCS1194 // Thrown and caught in one folder.
internal sealed class JsonException(int position, string reason) : Exception(reason)
{
    public int Position => position;
}
#pragma warning restore CA1032, CA1064, RCS1194
