namespace StrictCors.Tests.Conformance;

/// <summary>The same, where the default policy refuses by itself.</summary>
public sealed class DisabledUnderServerApplication : DisabledApplication
{
    protected override string Settings =>
        base.Settings.Replace("\"AllowedMethods\"", "\"Enforcement\": \"Server\", \"AllowedMethods\"", StringComparison.Ordinal);
}
