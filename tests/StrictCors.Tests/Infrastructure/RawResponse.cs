using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// A response as it was on the wire: header lines in their order, none merged. Header values are Latin-1 without the white space
/// around them; the body is read as UTF-8.
/// </summary>
public sealed class RawResponse(int status, IReadOnlyList<(string Name, string Value)> headers, string body)
{
    public int Status { get; } = status;

    public IReadOnlyList<(string Name, string Value)> Headers { get; } = headers;

    public string Body { get; } = body;

    /// <summary>The members of all <c>Vary</c> lines together, in their order, repetitions included.</summary>
    public IReadOnlyList<string> VaryMembers =>
        [.. Lines("Vary").SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The lines that no one but the policy may write.</summary>
    public IReadOnlyList<(string Name, string Value)> OwnedHeaders =>
        [.. Headers.Where(header => header.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))];

    /// <summary>The value of each line with this name.</summary>
    public IReadOnlyList<string> Lines(string name)
    {
        return [.. Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
    }

    /// <summary>The value of the only line with this name; null without one. Two lines are an error even if they are equal.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "Single as in LINQ, not the number type.")]
    public string? Single(string name)
    {
        var lines = Lines(name);
        return lines.Count <= 1
            ? lines.SingleOrDefault()
            : throw new InvalidOperationException($"{lines.Count} lines of {name} in: {this}");
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(Status).AppendLine();
        foreach (var (name, value) in Headers)
        {
            text.Append(name).Append(": ").AppendLine(value);
        }

        return text.AppendLine().Append(Body).ToString();
    }
}
