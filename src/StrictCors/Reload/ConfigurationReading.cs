using StrictCors.Policies;

namespace StrictCors.Reload;

/// <summary>The result of one reading of the configuration: policies, or problems.</summary>
/// <param name="Table">The policies; null if there is a problem.</param>
/// <param name="Problems">Every problem, in words.</param>
/// <param name="Cause">The exception that was thrown, or null.</param>
internal sealed record ConfigurationReading(PolicyTable? Table, string Problems = "", Exception? Cause = null)
{
    /// <summary>Gets what was read; null if the reading came to no options.</summary>
    public StrictCorsOptions? Options { get; init; }

    /// <summary>Gets the problems of which <see cref="Problems"/> is the text.</summary>
    public IReadOnlyList<StrictCorsConfigurationProblem> Found { get; init; } = [];

    /// <summary>Gets the policies that the reading has if only routes of YARP disagree with them; null otherwise.</summary>
    public PolicyTable? Announced { get; init; }

    /// <summary>Gets the problems and their cause as one text, to know whether they have been logged.</summary>
    public string Refusal => Problems + Cause?.GetBaseException().Message;

    /// <summary>Whether both readings are equal.</summary>
    public bool Agrees(ConfigurationReading other) => (Table, other.Table) switch
    {
        (null, null) => Refusal == other.Refusal,
        ({ } mine, { } others) => !PolicyTableChanges.Between(mine, others).Any(),
        _ => false,
    };
}
