namespace StrictCors.Checks;

/// <summary>What came out of a check: the value, or why there is none.</summary>
/// <param name="Value">The value; null if it could not be built.</param>
/// <param name="Problems">Every problem. Null together with no problem means that the problems were reported elsewhere.</param>
internal sealed record Checked<T>(T? Value, IReadOnlyList<StrictCorsConfigurationProblem> Problems)
    where T : class;
