namespace StrictCors.Tool.Conformance.Cases;

/// <summary>A case of the suite. It is data: no code knows a single case.</summary>
internal sealed record ConformanceCase
{
    public required string Id { get; init; }

    public required string Sentence { get; init; }

    public required CaseClass Class { get; init; }

    /// <summary>Gets the clause that requires it.</summary>
    public required string Clause { get; init; }

    /// <summary>Gets the features without which the case does not apply.</summary>
    public IReadOnlyList<string> Needs { get; set; } = [];

    public CaseVia Via { get; set; }

    public required IReadOnlyList<CaseStep> Steps { get; init; }
}
