using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace StrictCors.OriginSources;

/// <summary>What an answer of a source holds for: policy, origin, host, and the headers that the source declared. Copied from the
/// request, which may be gone before the answer comes.</summary>
internal sealed class OriginSourceKey
{
    private readonly OriginSource _source;
    private readonly StringValues[] _headers;

    public OriginSourceKey(StrictCorsPolicy policy, OriginSource source, string origin, IHeaderDictionary headers)
    {
        _source = source;
        PolicyName = policy.Name ?? "";
        Origin = origin;
        Host = headers.Host.ToString();
        _headers = [.. source.DependsOnHeaders.Select(name => headers[name])];
        Text = Hash();
    }

    public string PolicyName { get; }

    public string Origin { get; }

    public string Host { get; }

    /// <summary>Gets the key as one text of fixed length: hosts and headers come from the client, and shared caches bound their keys.</summary>
    public string Text { get; }

    public bool TryGetHeader(string name, out StringValues values)
    {
        var index = Array.FindIndex(_source.DependsOnHeaders, declared => declared.Equals(name, StringComparison.OrdinalIgnoreCase));
        var known = name.Equals("Host", StringComparison.OrdinalIgnoreCase) ? Host
            : name.Equals("Origin", StringComparison.OrdinalIgnoreCase) ? Origin
            : null;
        values = index < 0 ? known : _headers[index];
        return index >= 0 || known is not null;
    }

    private string Hash()
    {
        // Lengths in front of the parts: no two different keys run together into one text.
        var text = new StringBuilder();
        foreach (var part in _headers.Select(lines => string.Join('\n', lines.ToArray())).Prepend(Host).Prepend(Origin).Prepend(PolicyName))
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return "StrictCors:" + System.Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
