using System.Net;
using StrictCors.Testing.Http;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch, "response": what came from the network, before it is filtered.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#responses</remarks>
internal sealed class FetchResponse(HttpResponseMessage message, bool mergesEmptyHeaders = false)
{
    /// <summary>Gets the number of lines <c>Access-Control-Allow-Origin</c>, those without a value included.</summary>
    public int AllowOriginCount { get; } = new HeaderList(MessageHeaders.Of(message)).Values("Access-Control-Allow-Origin").Count;

    public HttpResponseMessage Message => message;

    public HttpStatusCode Status => message.StatusCode;

    public HeaderList Headers { get; } = new(mergesEmptyHeaders ? MessageHeaders.WithoutEmpty(message) : MessageHeaders.Of(message));

    /// <summary>Gets a value indicating whether the status is an ok status.</summary>
    public bool IsOk => (int)Status is >= 200 and <= 299;

    /// <summary>Gets a value indicating whether the status is a redirect status.</summary>
    public bool IsRedirect => (int)Status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Gets a value indicating whether the network layer of a browser finds a redirect.</summary>
    public bool Redirects => IsRedirect && Headers.Get("Location") is not null;

    public bool IsOpaqueRedirect { get; set; }

    /// <summary>Nothing of the response is for the page: the connection is free for the next request.</summary>
    public void Discard() => message.Dispose();
}
