namespace StrictCors.Options;

internal sealed class StrictCorsSection
{
    public const string DefaultPath = "StrictCors";
}
