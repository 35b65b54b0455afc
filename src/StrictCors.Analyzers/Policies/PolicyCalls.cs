using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>Calls of a policy builder in code, made on the builder of the library with what the compiler knows of the arguments.</summary>
internal sealed class PolicyCalls
{
    private readonly StrictCorsPolicyBuilder _builder;

    /// <param name="isWhole">Whether these are all calls that make the policy.</param>
    public PolicyCalls(bool isWhole)
    {
        Policy = new(isWhole);
        _builder = new(Policy.Options);
    }

    public WrittenPolicy Policy { get; }

    private StrictCorsPolicyOptions Options => Policy.Options;

    public void Add(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case nameof(StrictCorsPolicyBuilder.WithOrigins):
                AddList(call, nameof(Options.AllowedOrigins), texts => _builder.WithOrigins(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.AllowAnyOrigin):
                AddAny(call, nameof(Options.AllowedOrigins), _builder.AllowAnyOrigin);
                break;
            case nameof(StrictCorsPolicyBuilder.WithMethods):
                AddList(call, nameof(Options.AllowedMethods), texts => _builder.WithMethods(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.AllowAnyMethod):
                AddAny(call, nameof(Options.AllowedMethods), _builder.AllowAnyMethod);
                break;
            case nameof(StrictCorsPolicyBuilder.WithHeaders):
                AddList(call, nameof(Options.AllowedHeaders), texts => _builder.WithHeaders(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.AllowAnyHeader):
                AddAny(call, nameof(Options.AllowedHeaders), _builder.AllowAnyHeader);
                break;
            case nameof(StrictCorsPolicyBuilder.WithExposedHeaders):
                AddList(call, nameof(Options.ExposedHeaders), texts => _builder.WithExposedHeaders(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.WithExemptPaths):
                AddList(call, nameof(Options.ExemptPaths), texts => _builder.WithExemptPaths(texts));
                break;
            case nameof(StrictCorsPolicyBuilder.WithOriginSource):
                Options.OriginSource = (typeof(object), new());
                Policy.SetPlace(nameof(Options.OriginSource), NameOf(call));
                break;
            default:
                AddSetting(call);
                break;
        }
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
                Options.AllowCredentials = false;
                break;
            case nameof(StrictCorsPolicyBuilder.SetPreflightMaxAge) when argument is not null && Constant.Time(argument.Value) is { } time:
                _builder.SetPreflightMaxAge(time);
                Policy.SetPlace(nameof(Options.PreflightMaxAge), argument.Value.Syntax);
                break;
            case nameof(StrictCorsPolicyBuilder.WithPreflightStatusCode) when argument is not null && Constant.Number(argument.Value) is { } status:
                _builder.WithPreflightStatusCode(status);
                Policy.SetPlace(nameof(Options.PreflightStatusCode), argument.Value.Syntax);
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
            Policy.SetPlace(nameof(Options.Enforcement), argument.Value.Syntax);
            return;
        }

        // With Server, a policy needs no origins.
        Policy.MarkUnknown(nameof(Options.AllowedOrigins));
        Policy.MarkUnknown(nameof(Options.Enforcement));
    }

    private void AddList(IInvocationOperation call, string key, Action<IReadOnlyList<string>> add) => Policy.AddList(
        key, NameOf(call), call.Arguments is [var argument] ? ConstantList.Read(argument) : [new Entry(null, call.Syntax)], add);

    private void AddAny(IInvocationOperation call, string key, Func<StrictCorsPolicyBuilder> add) =>
        Policy.AddList(key, NameOf(call), [], _ => add());

    private static SyntaxNode NameOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : call.Syntax;
}
