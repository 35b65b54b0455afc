namespace StrictCors.Testing;

/// <summary>The option <c>mode</c> of <c>fetch</c>.</summary>
public enum FetchMode
{
    /// <summary><c>cors</c>, the default: a response of another origin is readable if the server allows it.</summary>
    Cors,

    /// <summary><c>no-cors</c>: the request of an image or a form. A response of another origin is opaque: status 0, no headers, no
    /// content.</summary>
    NoCors,

    /// <summary><c>same-origin</c>: a request to another origin fails.</summary>
    SameOrigin,
}
