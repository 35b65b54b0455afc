namespace StrictCors.Testing;

/// <summary>The option <c>redirect</c> of <c>fetch</c>.</summary>
public enum FetchRedirect
{
    /// <summary><c>follow</c>, the default.</summary>
    Follow,

    /// <summary><c>error</c>: a redirect fails.</summary>
    Error,

    /// <summary><c>manual</c>: a redirect gives a response of the type <see cref="CorsResponseType.OpaqueRedirect"/>, without status and
    /// headers.</summary>
    Manual,
}
