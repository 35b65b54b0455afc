namespace StrictCors.PackageTests.Conformance;

/// <summary>A request and its answer, whatever the program was built by.</summary>
/// <param name="Name">The rule of the specification, and what of it.</param>
/// <param name="Request">The request.</param>
/// <param name="Answer">The answer, as <see cref="Conformance.Answer"/> writes it.</param>
internal sealed record Case(string Name, RawRequest Request, string Answer)
{
    /// <summary>Gets the way in which the program is started.</summary>
    public Start Start { get; init; } = Start.Production;

    /// <summary>Gets the request that was answered before, if that matters.</summary>
    public RawRequest? After { get; init; }
}
