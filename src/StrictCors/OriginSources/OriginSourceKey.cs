using System.Security.Cryptography;
using System.Text;

namespace StrictCors.OriginSources;

/// <summary>The key of an answer: policy, origin, host, and the headers that the source declares, by name and value.</summary>
internal static class OriginSourceKey
{
    /// <summary>The key as one text of fixed length: host and headers come from the client, and shared caches limit the length of keys.</summary>
    public static string Compute(StrictCorsOriginQuery query)
    {
        var text = new StringBuilder();
        Append(text, query.PolicyName);
        Append(text, query.OriginText);
        Append(text, query.Host);
        foreach (var (name, lines) in query.DeclaredHeaders)
        {
            // The name too: a reload can replace one declared header by another one that has the same value.
            Append(text, name);
            Append(text, string.Join('\n', lines.ToArray()));
        }

        return "StrictCors:" + System.Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // The length precedes each part, so that two different keys never give the same text.
    private static void Append(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);
}
