using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC20xx: the pipeline and its endpoints. SC30xx: warnings, with which the program starts.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC2001 = new(
        "SC2001", "`UseStrictCors`, an endpoint or an origin source names a policy that does not exist", "The name of an existing policy.");

    public static readonly ProblemKind SC2002 = new(
        "SC2002", "An endpoint requires the default policy, but none is chosen", "`DefaultPolicy`, or a policy name at the endpoint.");

    public static readonly ProblemKind SC2004 = new(
        "SC2004", "`UseStrictCors` without `AddStrictCors`", "`builder.Services.AddStrictCors();`");

    public static readonly ProblemKind SC2005 = new(
        "SC2005", "`AddStrictCors` without `UseStrictCors`", "`app.UseStrictCors();`");

    public static readonly ProblemKind SC2006 = new(
        "SC2006", "`UseStrictCors` twice for the same requests", "Once, with policies on the endpoints that differ.");

    public static readonly ProblemKind SC2007 = new(
        "SC2007",
        "`UseStrictCors` before `UseRouting`",
        "`app.UseRouting(); app.UseStrictCors();`, and after `app.UseODataBatching();` once more `app.UseRouting();`.");

    public static readonly ProblemKind SC2008 = new(
        "SC2008", "`UseStrictCors` after `UseAuthorization`", "`app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();`");

    public static readonly ProblemKind SC2009 = new(
        "SC2009",
        "`WebApplication` adds authorization before `UseStrictCors`, which would stop preflights",
        "`app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();`");

    public static readonly ProblemKind SC2010 = new(
        "SC2010", "`ShortCircuit()` on an endpoint that a policy covers", "`.BypassStrictCors()`, or no `ShortCircuit()`.");

    public static readonly ProblemKind SC2020 = new(
        "SC2020",
        "A convention that overrides the attribute of an action, controller, hub or handler",
        "The policy of the convention as default policy.");

    public static readonly ProblemKind SC2021 = new(
        "SC2021", "An attribute of an MVC action without endpoint routing", "`app.MapControllers()`, and endpoint routing.");

    public static readonly ProblemKind SC2035 = new(
        "SC2035", "A policy after an any-origin policy in a list of policies, which can never be reached", "The any-origin policy last.");

    public static readonly ProblemKind SC2036 = new("SC2036", "A policy twice in a list of policies", "Each policy once.");

    public static readonly ProblemKind SC2037 = new(
        "SC2037", "A list of policies with different `Enforcement`", "The same `Enforcement` in all policies of the list.");

    public static readonly ProblemKind SC3001 = new(
        "SC3001", "An unused policy", "Use its name at an endpoint or as `DefaultPolicy`, or remove the policy.", IsWarning: true);

    public static readonly ProblemKind SC3002 = new(
        "SC3002",
        "In Production, a loopback origin is allowed with credentials",
        "Loopback origins only in `appsettings.Development.json`.",
        IsWarning: true);

    private const int MaxWarned = 10;
    private const string NoSuchPolicy = "No policy has this name.";
    private const string UseCall = "app.UseStrictCors()";
    // The requests of a batch enter the pipeline after UseODataBatching. Without routing there, each of them is a 404.
    private const string ODataOrder = "app.UseRouting(); app.UseStrictCors(); app.UseODataBatching(); app.UseRouting();";

    private const string RightOrder = "app.UseRouting(); app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();";

    /// <param name="path">The call or endpoint that names the policy.</param>
    /// <param name="name">The name.</param>
    /// <param name="names">The names of the existing policies.</param>
    public static StrictCorsConfigurationProblem UnknownPolicy(string path, string name, IReadOnlyCollection<string> names) => SC2001.At(
        path, name, NoSuchPolicy, Suggestion.Name(names, name));

    /// <param name="path">What names the policies.</param>
    /// <param name="name">The policy that is never reached.</param>
    /// <param name="anyOrigin">The policy before it.</param>
    /// <param name="names">The list.</param>
    public static StrictCorsConfigurationProblem PolicyUnreachable(string path, string name, string anyOrigin, string names) => SC2035.At(
        path,
        names,
        $"The policies are tried in order, and '{anyOrigin}' allows any origin, so that '{name}' is never reached.",
        Suggestion.Advise($"'{anyOrigin}' last"));

    /// <param name="path">What names the policies.</param>
    /// <param name="name">The policy that is named again.</param>
    /// <param name="names">The list.</param>
    public static StrictCorsConfigurationProblem PolicyTwiceInList(string path, string name, string names) => SC2036.At(
        path, names, $"The list names the policy '{name}' twice.", Suggestion.Replace(ListEntries.Join(
            ListEntries.Split(names).Distinct(StringComparer.OrdinalIgnoreCase))));

    /// <param name="path">What names the policies.</param>
    /// <param name="name">One policy.</param>
    /// <param name="enforcement">Its enforcement.</param>
    /// <param name="other">A policy before it.</param>
    /// <param name="otherEnforcement">The enforcement of that policy.</param>
    /// <param name="names">The list.</param>
    public static StrictCorsConfigurationProblem EnforcementsDiffer(
        string path, string name, StrictCorsEnforcement enforcement, string other, StrictCorsEnforcement otherEnforcement, string names) => SC2037.At(
        path,
        names,
        $"'{name}' has the enforcement {enforcement} and '{other}' has {otherEnforcement}. The policies of one endpoint need the same enforcement.",
        Suggestion.Advise($"the same Enforcement in '{name}' and '{other}'"));

    public static StrictCorsConfigurationProblem NoDefaultPolicy(string path, string sectionPath) => SC2002.At(
        path,
        null,
        "The endpoint requires the default policy, but no default policy is chosen.",
        Suggestion.Advise($"{InSection(sectionPath, "\"DefaultPolicy\": \"…\"")}, or the name of a policy at the endpoint"));

    public static StrictCorsConfigurationProblem MissingServices() => SC2004.At(
        UseCall, null, "UseStrictCors is called, but AddStrictCors is not.", Suggestion.Advise("builder.Services.AddStrictCors();"));

    public static StrictCorsConfigurationProblem MissingMiddleware() => SC2005.At(
        UseCall, null, "AddStrictCors is called, but UseStrictCors is not: no request would be handled.", Suggestion.Advise("app.UseStrictCors();"));

    public static StrictCorsConfigurationProblem MiddlewareTwice() => SC2006.At(
        UseCall,
        null,
        "UseStrictCors is called twice for the same requests.",
        Suggestion.Advise("app.UseStrictCors(); once, with policies on the endpoints that differ"));

    public static StrictCorsConfigurationProblem BeforeRouting() => SC2007.At(
        UseCall, null, "UseStrictCors is called before UseRouting: it could not see the policies of endpoints.",
        Suggestion.Advise($"{RightOrder} With OData batches: {ODataOrder}"));

    public static StrictCorsConfigurationProblem AfterAuthorization() => SC2008.At(
        UseCall,
        null,
        "UseStrictCors is called after UseAuthorization: preflights carry no credentials and would get a 401.",
        Suggestion.Advise(RightOrder));

    /// <param name="cause">What authorization would stop, as a clause.</param>
    public static StrictCorsConfigurationProblem AuthorizationBeforeUs(string cause) => SC2009.At(
        UseCall,
        null,
        $"WebApplication adds authorization before UseStrictCors, because the program does not call UseAuthorization itself, and {cause}: "
            + "preflights carry no credentials and would get a 401.",
        Suggestion.Advise("app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();"));

    public static StrictCorsConfigurationProblem ShortCircuit(string path) => SC2010.At(
        path,
        null,
        "ShortCircuit() runs the endpoint before any middleware, so the policy that covers the endpoint would have no effect.",
        Suggestion.Advise(".BypassStrictCors() if the endpoint needs no policy; otherwise remove ShortCircuit()"));

    /// <param name="path">The endpoint.</param>
    /// <param name="attribute">What the attribute chooses.</param>
    /// <param name="convention">What the convention chooses.</param>
    public static StrictCorsConfigurationProblem AttributeOverridden(string path, string attribute, string convention) => SC2020.At(
        path,
        null,
        $"An attribute of the action, controller, hub or handler chooses {attribute}, and a convention that is added later overrides it with "
            + $"{convention}.",
        Suggestion.Advise($"make {convention} the default policy instead, or remove the attribute"));

    /// <param name="path">The action.</param>
    /// <param name="attribute">What its attribute chooses.</param>
    public static StrictCorsConfigurationProblem AttributeIsNotSeen(string path, string attribute) => SC2021.At(
        path,
        null,
        $"The attribute chooses {attribute}, but MVC with EnableEndpointRouting = false does not show attributes to middleware: it would have no "
            + "effect.",
        Suggestion.Advise("remove EnableEndpointRouting = false, and replace UseMvc(…) by app.MapControllers()"));

    /// <summary>All unused policies in one warning: there can be thousands.</summary>
    public static StrictCorsConfigurationProblem UnusedPolicies(IReadOnlyList<string> paths) => SC3001.At(
        ShortList.Join(paths, MaxWarned),
        null,
        paths.Count == 1
            ? "This policy is unused: it is not the default policy, and no endpoint names it."
            : "These policies are unused: none of them is the default policy, and no endpoint names them.",
        null);

    public static StrictCorsConfigurationProblem LoopbackInProduction(IReadOnlyList<(string Path, string Origin)> lists)
    {
        var origins = lists.Select(list => list.Origin).Distinct(StringComparer.Ordinal).ToList();
        return SC3002.At(
            ShortList.Join(lists.Select(list => list.Path), MaxWarned),
            null,
            $"{ShortList.Join(origins, MaxWarned, origin => $"'{origin}'")} {(origins.Count == 1 ? "is" : "are")} allowed with credentials in "
                + "Production: "
                + $"any program on a user's machine can send pages for {(origins.Count == 1 ? "it" : "them")}.",
            null);
    }
}
