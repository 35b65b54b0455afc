using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using StrictCors.Endpoints;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Startup;

/// <summary>Endpoints with their policies: the table that the log shows at startup in Development. Equal rows are one row with their number, and
/// endpoints without a policy are one line at the end.</summary>
internal static class EndpointTable
{
    private const int MaxRows = 200;
    private const int MaxNames = 10;

    private static readonly string[] Header = ["endpoint", "policy", "origins", "methods", "credentials", "enforcement"];

    public static string Render(PolicyTable table, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        var groups = endpoints
            .GroupBy(endpoint => (Name: EndpointName.Of(endpoint), Policy: table.Resolve(EndpointMetadata.ChoiceOf(endpoint), arguments.First)))
            .Select(group => (group.Key.Policy, Name: WithCount(group.Key.Name, group.Count())))
            .ToList();
        var rows = groups.FindAll(group => group.Policy.Kind != EndpointPolicyKind.None);
        var text = new StringBuilder();
        if (rows.Count > 0)
        {
            Write(text, [Header, .. rows.Take(MaxRows).Select(row => Row(row.Name, row.Policy))]);
        }

        if (ShortList.More(rows.Count, MaxRows) is { Length: > 0 } more)
        {
            text.AppendLine().Append("… ").Append(more);
        }

        var without = groups.FindAll(group => group.Policy.Kind == EndpointPolicyKind.None).ConvertAll(group => group.Name);
        return groups.Count == 0 ? " none"
            : without.Count == 0 ? text.ToString()
            : text.AppendLine().Append("without a policy: ").Append(ShortList.Join(without, MaxNames, separator: "; ")).ToString();
    }

    private static string WithCount(string name, int count) =>
        count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({count} endpoints)");

    private static void Write(StringBuilder text, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length) + 2).ToArray();
        foreach (var row in rows)
        {
            text.AppendLine().Append(string.Concat(row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string[] Row(string name, EndpointPolicy policy) => policy.Kind switch
    {
        EndpointPolicyKind.Policy =>
        [
            name,
            Display.Escape(string.Join(", ", policy.Policies)),
            Each(policy, PolicySummary.Origins),
            Each(policy, PolicySummary.Methods),
            Each(policy, PolicySummary.Credentials),
            policy.Enforcement.ToString(),
        ],
        EndpointPolicyKind.Bypassed => [name, policy.ToString(), "", "", "", ""],
        _ => [name, policy.ToString(), "", "", "", policy.Enforcement.ToString()],
    };

    private static string Each(EndpointPolicy policy, Func<StrictCorsPolicy, string> summarize) =>
        string.Join("; ", policy.Policies.Select(each => summarize(each.Policy)));
}
