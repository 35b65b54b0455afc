using System.Text.Encodings.Web;
using System.Text.Json;
using StrictCors;

namespace QuickStart.Demo;

/// <summary>The line of a policy that would allow a denied request, with what the policy has now.</summary>
internal sealed class Remedy(IConfiguration configuration)
{
    private const int MaxLength = 300;

    // The text is read by people, and goes to the page as text.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>For instance <c>"AllowedMethods": [ "GET", "DELETE" ]</c>; null if no line of this policy would help.</returns>
    public string? Write(HttpRequest request, in CorsDecision decision) => decision.Reason switch
    {
        CorsDenialReason.OriginNotAllowed => Line(decision, "AllowedOrigins", [], request.Headers.Origin),
        CorsDenialReason.MethodNotAllowed when decision.Kind == CorsRequestKind.Preflight =>
            Line(decision, "AllowedMethods", ["GET", "HEAD", "POST"], request.Headers.AccessControlRequestMethod),
        CorsDenialReason.MethodNotAllowed => Line(decision, "AllowedMethods", ["GET", "HEAD", "POST"], request.Method),
        CorsDenialReason.HeaderNotAllowed => Line(decision, "AllowedHeaders", [], request.Headers.AccessControlRequestHeaders),
        _ => null,
    };

    private string? Line(in CorsDecision decision, string key, string[] absent, string? wanted)
    {
        if (decision.PolicyName is not { } policy || wanted is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        // A list is an array, or one text with semicolons.
        var list = configuration.GetSection($"StrictCors:Policies:{policy}:{key}");
        string[] now = [.. list.Value?.Split(';') ?? list.GetChildren().Select(entry => entry.Value ?? "")];
        var entries = (now is [] ? absent : now).Concat(wanted.Split(',', StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase);
        return $"\"{key}\": [ {string.Join(", ", entries.Select(entry => JsonSerializer.Serialize(entry, Readable)))} ]";
    }
}
