using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>Calls of a policy builder in code, made on the builder of the library with what the compiler knows of the arguments, and checked by
/// the checks of the library.</summary>
internal sealed class PolicyCalls
{
    private const string Path = "policy";

    private readonly StrictCorsPolicyOptions _options = new();
    private readonly StrictCorsPolicyBuilder _builder;
    private readonly Dictionary<string, List<Entry>> _entries = [];
    private readonly Dictionary<string, SyntaxNode> _calls = [];
    private readonly HashSet<string> _unknown = [];

    /// <param name="isWhole">Whether these are all calls that make the policy. If not, what other calls could mend is no problem.</param>
    public PolicyCalls(bool isWhole)
    {
        _builder = new(_options);
        if (!isWhole)
        {
            _options.Enforcement = StrictCorsEnforcement.Server;
            _options.DangerouslyAllowNullOrigin = true;
            _options.DangerouslyAllowInsecureOrigins = true;
            _options.DangerouslyAllowPublicSuffixWildcards = true;
        }
    }

    public bool AllowsCredentials => _options.AllowCredentials;

    public void Add(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case nameof(StrictCorsPolicyBuilder.WithOrigins):
                AddList(call, nameof(_options.AllowedOrigins), texts => _builder.WithOrigins(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.AllowAnyOrigin):
                AddAny(call, nameof(_options.AllowedOrigins), _builder.AllowAnyOrigin);
                break;
            case nameof(StrictCorsPolicyBuilder.WithMethods):
                AddList(call, nameof(_options.AllowedMethods), texts => _builder.WithMethods(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.AllowAnyMethod):
                AddAny(call, nameof(_options.AllowedMethods), _builder.AllowAnyMethod);
                break;
            case nameof(StrictCorsPolicyBuilder.WithHeaders):
                AddList(call, nameof(_options.AllowedHeaders), texts => _builder.WithHeaders(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.AllowAnyHeader):
                AddAny(call, nameof(_options.AllowedHeaders), _builder.AllowAnyHeader);
                break;
            case nameof(StrictCorsPolicyBuilder.WithExposedHeaders):
                AddList(call, nameof(_options.ExposedHeaders), texts => _builder.WithExposedHeaders(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.WithExemptPaths):
                AddList(call, nameof(_options.ExemptPaths), texts => _builder.WithExemptPaths(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.WithOriginSource):
                _options.OriginSource = (typeof(object), new());
                break;
            default:
                AddSetting(call);
                break;
        }
    }

    /// <summary>Every problem that is certain, with its place in the code.</summary>
    /// <param name="whole">The place of a problem of the policy as a whole; null if nothing is known about the whole.</param>
    public IEnumerable<(StrictCorsConfigurationProblem Problem, SyntaxNode Syntax)> FindProblems(SyntaxNode? whole)
    {
        var report = new ProblemReport(_options, Path);
        foreach (var _ in PolicyChecks.Check(_options, report))
        {
            // The checks are complete after the last pattern.
        }

        foreach (var problem in report.Problems)
        {
            if (Place(problem.Path.Split(':'), whole) is { Syntax: { } syntax } place)
            {
                yield return (place.IsElsewhere ? problem with { Fix = null } : problem, syntax);
            }
        }
    }

    private Entry? Place(string[] path, SyntaxNode? whole)
    {
        var key = path[1];
        if (path.Length > 2 && int.TryParse(path[2], out var index))
        {
            return _entries.TryGetValue(key, out var entries) && index < entries.Count ? entries[index] : null;
        }

        return _unknown.Contains(key) || (whole is null && PolicyReader.IsList(key)) ? null
            : _calls.TryGetValue(key, out var call) ? new Entry(null, call)
            : whole is null ? null
            : new Entry(null, whole);
    }

    private void AddSetting(IInvocationOperation call)
    {
        var argument = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0);
        switch (call.TargetMethod.Name)
        {
            case nameof(StrictCorsPolicyBuilder.AllowCredentials):
                _builder.AllowCredentials();
                break;
            case "DisallowCredentials":
                _options.AllowCredentials = false;
                break;
            case nameof(StrictCorsPolicyBuilder.SetPreflightMaxAge) when argument is not null && Constant.Time(argument.Value) is { } time:
                _builder.SetPreflightMaxAge(time);
                _calls[nameof(_options.PreflightMaxAge)] = argument.Value.Syntax;
                break;
            case nameof(StrictCorsPolicyBuilder.WithPreflightStatusCode) when argument is not null && Constant.Number(argument.Value) is { } status:
                _builder.WithPreflightStatusCode(status);
                _calls[nameof(_options.PreflightStatusCode)] = argument.Value.Syntax;
                break;
            case nameof(StrictCorsPolicyBuilder.WithEnforcement):
                SetEnforcement(argument);
                break;
            case nameof(StrictCorsPolicyBuilder.DangerouslyAllowNullOrigin):
                _builder.DangerouslyAllowNullOrigin();
                break;
            case nameof(StrictCorsPolicyBuilder.DangerouslyAllowInsecureOrigins):
                _builder.DangerouslyAllowInsecureOrigins();
                break;
            case nameof(StrictCorsPolicyBuilder.DangerouslyAllowPublicSuffixWildcards):
                _builder.DangerouslyAllowPublicSuffixWildcards();
                break;
        }
    }

    private void SetEnforcement(IArgumentOperation? argument)
    {
        if (argument is not null && Constant.Number(argument.Value) is { } enforcement)
        {
            _builder.WithEnforcement((StrictCorsEnforcement)enforcement);
            _calls[nameof(_options.Enforcement)] = argument.Value.Syntax;
            return;
        }

        // With Server, a policy needs no origins.
        _unknown.Add(nameof(_options.AllowedOrigins));
    }

    private void AddList(IInvocationOperation call, string key, Action<IReadOnlyList<string>> add)
    {
        var entries = call.Arguments is [var argument] ? ConstantList.Read(argument) : [new Entry(null, call.Syntax)];
        if (entries.Any(entry => entry.Text is null))
        {
            _unknown.Add(key);
        }

        var known = entries.Where(entry => entry.Text is not null).ToList();
        Add(key, NameOf(call), () => add([.. known.Select(entry => entry.Text!)]), known);
    }

    private void AddAny(IInvocationOperation call, string key, Func<StrictCorsPolicyBuilder> add) => Add(key, NameOf(call), () => add(), []);

    private void Add(string key, SyntaxNode name, Action add, IEnumerable<Entry> entries)
    {
        if (!_calls.ContainsKey(key))
        {
            // The first call replaces the default methods.
            _calls[key] = name;
            _entries[key] = [];
        }

        add();
        var list = _entries[key];
        list.AddRange(entries);
        for (var count = PolicyLists.Get(_options, key)!.Count; list.Count < count;)
        {
            list.Add(new(null, name));
        }
    }

    private static SyntaxNode NameOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : call.Syntax;
}
