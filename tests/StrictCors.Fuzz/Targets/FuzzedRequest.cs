using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Middleware;

namespace StrictCors.Fuzz.Targets;

/// <summary>Bytes → request: method and path on the first line, then a header a line, as far as the first colon its name. A line that
/// begins with ">" is a header that the endpoint sets. Every byte is a character, more than a server would let through.</summary>
internal sealed record FuzzedRequest(string Method, string Path, IHeaderDictionary Headers, IHeaderDictionary ResponseHeaders)
{
    public static FuzzedRequest Read(byte[] input)
    {
        var lines = Encoding.Latin1.GetString(input).Split('\n');
        var start = lines[0].Split(' ', 2);
        var request = new FuzzedRequest(start[0], start is [_, ['/', ..] path] ? path : "/list", new HeaderDictionary(), new HeaderDictionary());
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
            {
                continue;
            }

            var (headers, name) = line[0] == '>' ? (request.ResponseHeaders, line[1..colon]) : (request.Headers, line[..colon]);
            if (name.Length > 0)
            {
                headers[name] = StringValues.Concat(headers[name], line[(colon + 1)..].Trim(' '));
            }
        }

        return request;
    }
}
