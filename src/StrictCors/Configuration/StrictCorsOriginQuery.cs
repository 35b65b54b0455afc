using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace StrictCors;

/// <summary>The query that an origin source answers.</summary>
public sealed class StrictCorsOriginQuery
{
    private readonly (string Name, StringValues Lines)[] _declaredHeaders;
    private readonly HttpContext? _context;

    // Host and declared headers are copied: the request may have ended before the answer comes.
    internal StrictCorsOriginQuery(Origin origin, string originText, string policyName, string[] declaredHeaders, HttpContext context)
    {
        var headers = context.Request.Headers;
        Origin = origin;
        OriginText = originText;
        PolicyName = policyName;
        Host = headers.Host.ToString();
        _declaredHeaders = declaredHeaders.Length == 0 ? [] : Array.ConvertAll(declaredHeaders, name => (name, headers[name]));
        _context = context;
    }

    private StrictCorsOriginQuery(StrictCorsOriginQuery other)
    {
        Origin = other.Origin;
        OriginText = other.OriginText;
        PolicyName = other.PolicyName;
        Host = other.Host;
        _declaredHeaders = other._declaredHeaders;
    }

    /// <summary>Gets the origin of the page that sends the request.</summary>
    public Origin Origin { get; }

    /// <summary>Gets the name of the policy.</summary>
    public string PolicyName { get; }

    /// <summary>Gets the value of the request's <c>Host</c>. Part of the answer's key.</summary>
    public string Host { get; }

    /// <summary>Gets the request itself. An answer for which this was read is not kept, because it may depend on anything.</summary>
    /// <exception cref="InvalidOperationException">The query renews an answer that was kept, after its request. Such an answer was given
    /// without this property. It is used until its time is up, and not renewed.</exception>
    public HttpContext HttpContext
    {
        get
        {
            ReadsOnlyItsKey = false;
            return _context ?? throw new InvalidOperationException(
                "This query renews an answer that was kept, after its request has ended: there is no HttpContext. "
                + "Declare the headers that the answer depends on (DependsOnHeaders), and read them with GetHeader.");
        }
    }

    /// <summary>Gets the origin as received.</summary>
    internal string OriginText { get; }

    /// <summary>Gets the declared headers, in the order of the declaration.</summary>
    internal ReadOnlySpan<(string Name, StringValues Lines)> DeclaredHeaders => _declaredHeaders;

    /// <summary>Gets a value indicating whether the source has read nothing that is not part of the answer's key.</summary>
    internal bool ReadsOnlyItsKey { get; private set; } = true;

    /// <summary>The same query after its request.</summary>
    internal StrictCorsOriginQuery WithoutRequest() => new(this);

    /// <summary>The lines of a request header.</summary>
    /// <param name="name">The name. If <see cref="StrictCorsOriginSourceOptions.DependsOnHeaders"/> does not declare it, the answer is not
    /// kept.</param>
    /// <returns>The lines; none if the header is absent.</returns>
    public StringValues GetHeader(string name)
    {
        var index = Array.FindIndex(_declaredHeaders, declared => declared.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? _declaredHeaders[index].Lines
            : name.Equals("Host", StringComparison.OrdinalIgnoreCase) ? Host
            : name.Equals("Origin", StringComparison.OrdinalIgnoreCase) ? OriginText
            : HttpContext.Request.Headers[name];
    }
}
