using StrictCors.Policies;

namespace StrictCors.Page.Explaining;

/// <summary>A policy with additions, compiled to see whether startup accepts them and what they decide. Of the origins it has only the one in
/// question: a list may have a million entries, and no addition depends on the others.</summary>
internal sealed class PolicyTrial
{
    private readonly StrictCorsPolicyOptions _options;
    private readonly string _origin;
    private readonly bool _isAnyOrigin;
    private bool _hasOrigin;

    /// <param name="written">The policy as written.</param>
    /// <param name="compiled">The same policy, compiled.</param>
    /// <param name="origin">The origin of the request.</param>
    /// <param name="isOriginListed">Whether the policy covers the origin already.</param>
    public PolicyTrial(StrictCorsPolicyOptions written, StrictCorsPolicy compiled, string origin, bool isOriginListed)
    {
        (_origin, _isAnyOrigin, _hasOrigin) = (origin, compiled.IsAnyOrigin, isOriginListed);
        _options = new()
        {
            AllowedMethods = [.. written.AllowedMethods],
            AllowedHeaders = [.. written.AllowedHeaders],
            AllowCredentials = written.AllowCredentials,
            PreflightStatusCode = written.PreflightStatusCode,
            Enforcement = written.Enforcement,
            ExemptPaths = [.. written.ExemptPaths],
            DangerouslyAllowNullOrigin = written.DangerouslyAllowNullOrigin,
            DangerouslyAllowInsecureOrigins = written.DangerouslyAllowInsecureOrigins,
            DangerouslyAllowPublicSuffixWildcards = written.DangerouslyAllowPublicSuffixWildcards,
        };
    }

    public bool IsChanged => AddedOrigin is not null || AddedMethod is not null || AddedHeaders.Count > 0 || AddsCredentials;

    public string? AddedOrigin { get; private set; }

    public string? AddedMethod { get; private set; }

    public IReadOnlyList<string> AddedHeaders { get; private set; } = [];

    public bool AddsCredentials { get; private set; }

    /// <summary>Gets the policy with the additions; null if startup would refuse it.</summary>
    public StrictCorsPolicy? Compiled { get; private set; }

    /// <summary>The decision with the additions; null if startup would refuse them.</summary>
    public CorsDecision? Decide(in CorsRequest request)
    {
        // Before its origin is added, the policy has another one, which no page has.
        _options.AllowedOrigins = [_isAnyOrigin ? "*" : _hasOrigin ? _origin : "https://strictcors.invalid"];
        Compiled = PolicyCompiler.Compile(_options, "trial", "trial").Value;
        return Compiled is null ? null : PolicyEvaluator.Evaluate(Compiled.AtEndpoint, request);
    }

    public bool AddOrigin()
    {
        var isNew = !_hasOrigin;
        (_hasOrigin, AddedOrigin) = (true, _origin);
        return isNew;
    }

    public bool AddMethod(string method)
    {
        var isNew = AddedMethod is null;
        AddedMethod = method;
        _options.AllowedMethods.Add(method);
        return isNew;
    }

    public bool AddHeaders(IReadOnlyList<string> names)
    {
        var isNew = AddedHeaders.Count == 0 && names.Count > 0;
        AddedHeaders = names;
        foreach (var name in names)
        {
            _options.AllowedHeaders.Add(name);
        }

        return isNew;
    }

    public bool AddCredentials()
    {
        var isNew = !AddsCredentials;
        _options.AllowCredentials = AddsCredentials = true;
        return isNew;
    }
}
