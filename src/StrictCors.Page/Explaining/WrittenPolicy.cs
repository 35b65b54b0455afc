using System.Globalization;
using StrictCors.Policies;

namespace StrictCors.Page.Explaining;

/// <summary>A policy as it is written: under a name, or in place in code.</summary>
/// <param name="Name">Its name; of a policy in place, what logs call it.</param>
/// <param name="Path">Its place: a path of the configuration, or a call.</param>
/// <param name="Options">What is written.</param>
/// <param name="IsInline">Whether it is written in place.</param>
internal sealed record WrittenPolicy(string Name, string Path, StrictCorsPolicyOptions Options, bool IsInline)
{
    public static IEnumerable<WrittenPolicy> All(StrictCorsOptions options) =>
    [
        .. options.Policies.Where(policy => policy.Value is not null).Select(policy => Named(options, policy.Key, policy.Value)),
        .. options.Inline.Where(inline => inline.AtEndpoint.Kind == EndpointPolicyKind.Policy)
            .Select(inline => InPlace(inline.Path, inline.AtEndpoint.Policy)),
    ];

    /// <summary>What a compiled policy was compiled from; null if the configuration does not have it any more.</summary>
    public static WrittenPolicy? Find(StrictCorsOptions options, StrictCorsPolicy compiled) =>
        options.Inline.FirstOrDefault(inline => inline.AtEndpoint.Policy == compiled) is { } inline ? InPlace(inline.Path, compiled)
        : compiled.Name is { } name && options.Policies.TryGetValue(name, out var policy) ? Named(options, name, policy)
        : null;

    private static WrittenPolicy Named(StrictCorsOptions options, string name, StrictCorsPolicyOptions policy) =>
        new(name, $"{options.SectionPath}:Policies:{name}".TrimStart(':'), policy, IsInline: false);

    /// <summary>Of a policy in place, only the compiled one is kept, which has the same lists.</summary>
    private static WrittenPolicy InPlace(string path, StrictCorsPolicy policy)
    {
        var options = new StrictCorsPolicyOptions
        {
            AllowedOrigins = [.. policy.IsAnyOrigin ? ["*"] : policy.Origins.Texts],
            AllowedMethods = [.. policy.Methods.Methods, .. policy.Methods.IsAny ? ["*"] : Array.Empty<string>()],
            AllowedHeaders = [.. policy.Headers.Names, .. policy.Headers.IsAny ? ["*"] : Array.Empty<string>()],
            ExposedHeaders = policy.ExposeHeaders?.Split(", ") ?? [],
            ExemptPaths = [.. policy.ExemptPaths ?? []],
            AllowCredentials = policy.AllowCredentials,
            Enforcement = policy.Enforcement,
            PreflightStatusCode = policy.PreflightStatusCode,
            PreflightMaxAge = policy.MaxAge is { } age ? TimeSpan.FromSeconds(int.Parse(age, CultureInfo.InvariantCulture)) : null,
            DangerouslyAllowInsecureOrigins = policy.AllowInsecureOrigins,
            DangerouslyAllowNullOrigin = policy.Origins.Texts.Contains("null"),
        };
        return new(policy.Name ?? "", path, options, IsInline: true);
    }
}
