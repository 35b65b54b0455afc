using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Checks;

namespace StrictCors.Configuration.BuiltIn;

/// <summary>Reads a policy object of the built-in middleware, with the meaning that it has there.</summary>
internal static class BuiltInPolicy
{
    private const string Star = "*";
    private const string WildcardHost = "://*.";

    // A host that is in no list.
    private const string ProbedHost = "://strictcors-probe-of-wildcards.";

    /// <summary>Compiles the policy, or reports what is wrong with it and what StrictCors would read with another meaning.</summary>
    public static InlinePolicy Compile(string path, string name, CorsPolicy policy)
    {
        var unreadable = FindUnreadable(policy, path).ToList();
        var compiled = InlinePolicy.Compile(path, name, Read(policy, withOrigins: unreadable.Count == 0));
        return compiled with { Problems = [.. unreadable, .. compiled.Problems] };
    }

    /// <summary>Whether the origins are decided by code of the application.</summary>
    /// <remarks>The delegates of the framework are methods of the policy itself. <see cref="Delegate.Method"/> would say so too, but a native program
    /// does not have it for every delegate.</remarks>
    public static bool DecidesByCode(CorsPolicy policy) => policy.IsOriginAllowed.Target is not CorsPolicy;

    private static IEnumerable<StrictCorsConfigurationProblem> FindUnreadable(CorsPolicy policy, string path)
    {
        if (policy.AllowAnyOrigin)
        {
            yield break;
        }

        if (DecidesByCode(policy))
        {
            yield return Problems.OriginsByCode(path);
            yield break;
        }

        foreach (var origin in policy.Origins.Where(origin => IsLiteral(policy, origin)))
        {
            yield return Problems.WildcardIsLiteral(path, origin, origin.Contains(WildcardHost, StringComparison.Ordinal));
        }
    }

    private static StrictCorsPolicyOptions Read(CorsPolicy policy, bool withOrigins)
    {
        var options = InlinePolicy.Write(builder => Write(policy, builder));
        if (!withOrigins)
        {
            // The problems of the other origins are reported, but an empty list is not a problem as well.
            options.AllowedOrigins = [.. options.AllowedOrigins.Where(origin => !IsLiteral(policy, origin))];
            options.UnreadKeys.Add(nameof(options.AllowedOrigins));
        }

        return options;
    }

    private static void Write(CorsPolicy policy, StrictCorsPolicyBuilder builder)
    {
        builder.WithOrigins(policy.Origins);
        builder.WithExposedHeaders(policy.ExposedHeaders);
        if (policy.Methods.Count > 0)
        {
            builder.WithMethods(policy.Methods);
        }

        if (policy.AllowAnyHeader)
        {
            builder.AllowAnyHeader();
        }
        else
        {
            builder.WithHeaders(policy.Headers);
        }

        if (policy.SupportsCredentials)
        {
            builder.AllowCredentials();
        }

        if (policy.PreflightMaxAge is { } age)
        {
            builder.SetPreflightMaxAge(age);
        }
    }

    /// <summary>Whether the built-in middleware takes a wildcard for a character like any other, so that the entry matches nothing.</summary>
    private static bool IsLiteral(CorsPolicy policy, string origin)
    {
        if (origin is Star || !origin.Contains('*', StringComparison.Ordinal))
        {
            return false;
        }

        var probed = origin.Replace(WildcardHost, ProbedHost, StringComparison.Ordinal);
        return probed.Contains('*', StringComparison.Ordinal) || DecidesByCode(policy) || !policy.IsOriginAllowed(probed);
    }
}
