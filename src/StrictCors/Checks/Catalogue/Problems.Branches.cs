namespace StrictCors.Checks;

/// <content>SC3010: UseStrictCors in branches of the pipeline.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC3010 = new(
        "SC3010",
        "`UseStrictCors` only in a branch, although there is a default policy",
        "`app.UseStrictCors();` in the main pipeline; or, in the branch, `UseStrictCors(\"…\")` with a name and no `DefaultPolicy`.",
        IsWarning: true);

    public static StrictCorsConfigurationProblem OnlyInBranches() => SC3010.At(
        UseCall,
        null,
        "UseStrictCors is called only in a branch (Map, MapWhen, UseWhen), so the default policy does not apply to requests outside of it. Call "
            + "app.UseStrictCors(); in the main pipeline instead. If the branch is intended, name the policy there, UseStrictCors(\"…\"), and "
            + "remove DefaultPolicy.",
        null);
}
