using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.OriginSources;

namespace StrictCors;

/// <summary>The question to an origin source.</summary>
public sealed class StrictCorsOriginQuery
{
    private readonly OriginSourceKey _key;
    private readonly HttpContext _context;

    internal StrictCorsOriginQuery(Origin origin, OriginSourceKey key, HttpContext context)
    {
        Origin = origin;
        _key = key;
        _context = context;
    }

    /// <summary>Gets the origin that asks.</summary>
    public Origin Origin { get; }

    /// <summary>Gets the name of the policy.</summary>
    public string PolicyName => _key.PolicyName;

    /// <summary>Gets the value of the request's <c>Host</c>. Part of the answer's key.</summary>
    public string Host => _key.Host;

    /// <summary>Gets the request itself. An answer for which this was read is not kept, because it may depend on anything.</summary>
    public HttpContext HttpContext
    {
        get
        {
            IsKeyed = false;
            return _context;
        }
    }

    /// <summary>Gets a value indicating whether nothing was read that is not part of the key.</summary>
    internal bool IsKeyed { get; private set; } = true;

    /// <summary>The lines of a request header.</summary>
    /// <param name="name">The name. One that <see cref="StrictCorsOriginSourceOptions.DependsOnHeaders"/> does not declare keeps the answer from being kept.</param>
    /// <returns>The lines; none where the header is absent.</returns>
    public StringValues GetHeader(string name) =>
        _key.TryGetHeader(name, out var values) ? values : HttpContext.Request.Headers[name];
}
