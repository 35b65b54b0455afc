using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace StrictCors.Configuration.BuiltIn;

/// <summary>A policy object of the built-in middleware as code for StrictCors.</summary>
internal static class BuiltInPolicyCode
{
    // A message has room for a thousand characters, and nothing that is suggested may be cut.
    private const int MaxLength = 800;

    /// <param name="name">The name; null for the default policy.</param>
    /// <param name="policy">The policy.</param>
    public static string Add(string? name, CorsPolicy policy)
    {
        var call = name is null ? "AddDefaultPolicy(" : $"AddPolicy({Literal(name)}, ";
        var code = $"builder.Services.AddStrictCors().{call}policy => policy{Chain(policy)});";
        return code.Length <= MaxLength ? code : $"builder.Services.AddStrictCors().{call}policy => …); with the calls that AddCors has for it";
    }

    private static string Chain(CorsPolicy policy)
    {
        var chain = new StringBuilder();
        if (policy.AllowAnyOrigin)
        {
            chain.Append(".AllowAnyOrigin()");
        }
        else
        {
            var isUnknown = BuiltInPolicy.DecidesByCode(policy) || policy.Origins.Count == 0;
            chain.Append(isUnknown ? ".WithOrigins(\"…\")" : Call("WithOrigins", policy.Origins));
        }

        chain.Append(policy.AllowAnyHeader ? ".AllowAnyHeader()" : Call("WithHeaders", policy.Headers));
        chain.Append(policy.AllowAnyMethod ? ".AllowAnyMethod()" : Call("WithMethods", policy.Methods));
        chain.Append(Call("WithExposedHeaders", policy.ExposedHeaders));
        chain.Append(policy is { SupportsCredentials: true, AllowAnyOrigin: false } ? ".AllowCredentials()" : "");
        chain.Append(policy.PreflightMaxAge is { } age
            ? string.Create(CultureInfo.InvariantCulture, $".SetPreflightMaxAge(TimeSpan.FromSeconds({Math.Floor(age.TotalSeconds)}))")
            : "");
        return chain.ToString();
    }

    private static string Call(string method, IList<string> values) =>
        values.Count == 0 ? "" : $".{method}({string.Join(", ", values.Select(Literal))})";

    private static string Literal(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
