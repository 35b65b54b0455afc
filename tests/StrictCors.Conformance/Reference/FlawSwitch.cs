namespace StrictCors.Conformance.Reference;

/// <summary>The mistake of the moment.</summary>
internal sealed class FlawSwitch
{
    public Flaw Current { get; set; }
}
