using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Headers.OwnedHeaderAnalyzer, StrictCors.CodeFixes.StatementFix>;

namespace StrictCors.Analyzers.Tests.Headers;

/// <summary>SC4001: headers that belong to the policy.</summary>
public sealed class OwnedHeaderTests
{
    [Theory]
    [InlineData("context.Response.Headers[\"Access-Control-Allow-Origin\"] = \"*\"")]
    [InlineData("context.Response.Headers[\"access-control-max-age\"] = \"600\"")]
    [InlineData("context.Response.Headers.AccessControlAllowOrigin = \"*\"")]
    [InlineData("context.Response.Headers[HeaderNames.AccessControlExposeHeaders] = \"ETag\"")]
    [InlineData("context.Response.Headers.Append(\"Access-Control-Allow-Headers\", \"*\")")]
    [InlineData("context.Response.Headers.Add(\"Access-Control-Allow-Methods\", \"*\")")]
    [InlineData("context.Response.Headers.TryAdd(\"Access-Control-Allow-Credentials\", \"true\")")]
    [InlineData("context.Response.Headers.AppendCommaSeparatedValues(\"Access-Control-Expose-Headers\", \"ETag\")")]
    [InlineData("headers[\"Access-Control-Allow-Private-Network\"] = \"true\"")]
    public Task A_header_of_the_policy_is_not_set(string statement) =>
        Check.RunAsync(Program($"{{|SC4001:{statement}|}};\n        next();"), Program("next();"));

    [Theory]
    [InlineData("context.Response.Headers[\"X-Frame-Options\"] = \"DENY\";")]
    [InlineData("context.Request.Headers[\"Access-Control-Request-Method\"] = \"PUT\";")]
    [InlineData("context.Response.Headers[\"Access-Control-Allow-Origin\"] = default;")]
    [InlineData("context.Response.Headers.Remove(\"Access-Control-Allow-Origin\");")]
    [InlineData("var origin = context.Response.Headers[\"Access-Control-Allow-Origin\"];")]
    [InlineData("var headers2 = new System.Collections.Generic.Dictionary<string, string> { [\"Access-Control-Allow-Origin\"] = \"*\" };")]
    [InlineData("new System.Net.Http.HttpRequestMessage().Headers.Add(\"Access-Control-Allow-Origin\", \"*\");")]
    public Task Other_headers_are_not_reported(string statement) => Check.RunAsync(Program(statement));

    [Theory]
    [InlineData("app.MapGet(\"/\", () => \"\").BypassStrictCors();")]
    [InlineData("app.UseStrictCors(policy => policy.AllowAnyOrigin().WithEnforcement(StrictCors.StrictCorsEnforcement.Observe));")]
    public Task Code_that_may_answer_for_itself_is_not_reported(string call) => Check.RunAsync(
        Program("context.Response.Headers[\"Access-Control-Allow-Origin\"] = \"*\";", call));

    private static string Program(string statement, string call = "") => $$"""
        using System.Collections.Generic;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Net.Http.Headers;

        class Program
        {
            static void Write(HttpContext context, System.Action next, IHeaderDictionary headers, WebApplication app)
            {
                {{statement}}
                {{call}}
            }

            static void Main() { }
        }
        """;
}
