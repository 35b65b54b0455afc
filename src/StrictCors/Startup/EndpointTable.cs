using System.Text;
using Microsoft.AspNetCore.Http;
using StrictCors.Endpoints;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Startup;

/// <summary>Endpoint, policy, origins, enforcement: the table that the log shows at startup in Development.</summary>
internal static class EndpointTable
{
    private const int MaxEndpoints = 200;
    private const int MaxOrigins = 3;

    public static string Render(PolicyTable table, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        var rows = endpoints.Take(MaxEndpoints).Select(endpoint => Row(table, arguments, endpoint))
            .Prepend(["endpoint", "policy", "origins", "enforcement"]).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length) + 2).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendLine().Append(string.Concat(row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        return ShortList.More(endpoints.Count, MaxEndpoints) is { Length: > 0 } more
            ? text.AppendLine().Append("… ").Append(more).ToString()
            : text.ToString();
    }

    private static string[] Row(PolicyTable table, PolicyArguments arguments, Endpoint endpoint)
    {
        var name = EndpointMetadata.NameOf(endpoint);
        var policy = table.Resolve(EndpointMetadata.ChoiceOf(endpoint), arguments.First);
        return policy.Kind switch
        {
            EndpointPolicyKind.None or EndpointPolicyKind.Bypassed => [name, policy.ToString(), "", ""],
            EndpointPolicyKind.Policy =>
            [
                name,
                Display.Escape(string.Join(", ", policy.Policies)),
                string.Join("; ", policy.Policies.Select(each => Origins(each.Policy))),
                policy.Enforcement.ToString(),
            ],
            _ => [name, policy.ToString(), "", policy.Enforcement.ToString()],
        };
    }

    private static string Origins(StrictCorsPolicy policy)
    {
        IEnumerable<string> parts =
        [
            ShortList.Join(policy.Origins.Texts, MaxOrigins, separator: " "),
            policy is { Origins.Texts.Count: 0, OriginSource: null } ? "(own origin only)" : "",
            policy.OriginSource is { } source ? $"(queries {source.ServiceType.Name})" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
