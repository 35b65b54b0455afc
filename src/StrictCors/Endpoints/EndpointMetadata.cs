using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StrictCors.Endpoints.Inline;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Endpoints;

/// <summary>Reads an endpoint's CORS metadata. The last metadata of any kind, ours or the framework's, decides. No other code tests its
/// types.</summary>
internal static class EndpointMetadata
{
    public static PolicyChoice ChoiceOf(Endpoint? endpoint) => Find(endpoint) switch
    {
        ICorsPolicyMetadata inline => InlinePolicies.ChoiceOf(inline, endpoint!),
        var other => ChoiceOf(other),
    };

    public static PolicyChoice ChoiceOf(ICorsMetadata? metadata) => metadata switch
    {
        null => default,
        BypassStrictCorsMetadata or PageEndpointMetadata => new(PolicyChoiceKind.Bypassed),
        IDisableCorsAttribute => new(PolicyChoiceKind.Disabled),
        IEnableCorsAttribute { PolicyName: { } name } => new(PolicyChoiceKind.Named, name),
        IEnableCorsAttribute => new(PolicyChoiceKind.Default),
        ICorsPolicyMetadata inline => InlinePolicies.ChoiceOf(inline, endpoint: null),
        _ => new(PolicyChoiceKind.Unknown),
    };

    /// <summary>Whether the endpoint chooses a policy. The page for development only says that it needs none.</summary>
    public static bool IsChoosing(Endpoint endpoint) => ChoiceOf(endpoint).IsMade && !IsOfPage(endpoint);

    /// <summary>Whether the endpoint belongs to the page for development.</summary>
    public static bool IsOfPage(Endpoint endpoint) => Find(endpoint) is PageEndpointMetadata;

    /// <summary>The endpoint's name for messages.</summary>
    public static string NameOf(Endpoint? endpoint) =>
        Display.Escape(endpoint is null ? "(no endpoint)" : endpoint.DisplayName ?? "(unnamed endpoint)");

    /// <summary>The policy that the endpoint names, or else its metadata in words, for messages.</summary>
    public static string DescribeChoice(Endpoint? endpoint)
    {
        var metadata = Find(endpoint);
        if (metadata is ICorsPolicyMetadata inline && InlinePolicies.ProblemsOf(inline, endpoint) is { Count: > 0 } problems)
        {
            return $"an inline policy with problems: {string.Join(", ", problems.Select(problem => problem.Code))}";
        }

        return Display.Escape((metadata as IEnableCorsAttribute)?.PolicyName ?? metadata?.ToString() ?? "");
    }

    /// <summary>The type of the endpoint's CORS metadata, for messages.</summary>
    public static string TypeOf(Endpoint endpoint) => Display.Escape(Find(endpoint)?.GetType().Name ?? "");

    /// <summary>Whether the two are one endpoint. The framework builds the endpoints of each routing middleware anew, so that they are never the same
    /// objects.</summary>
    public static bool IsSame(Endpoint? one, Endpoint? other) =>
        one?.DisplayName == other?.DisplayName && (one as RouteEndpoint)?.RoutePattern.RawText == (other as RouteEndpoint)?.RoutePattern.RawText;

    /// <summary>The metadata that decides, or null.</summary>
    public static ICorsMetadata? Find(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ICorsMetadata>();
}
