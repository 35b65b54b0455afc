using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Tests.Caches;

/// <summary>A shared cache as the distribution has it, and the program that has to be in the PATH.</summary>
[SuppressMessage("Design", "CA1027", Justification = "They are kinds, not flags.")]
public enum Cache
{
    /// <summary>nginx, with the key that it has unless told.</summary>
    Nginx,

    /// <summary>nginx, told to ignore <c>Vary</c>, as some networks of caches do.</summary>
    NginxWithoutVary,

    /// <summary>The same, with <c>Origin</c> in the key.</summary>
    NginxWithOriginInKey,

    /// <summary>nginx that keeps nothing and passes <c>Host</c> and WebSockets on, as the documentation has it.</summary>
    NginxWithHost,

    /// <summary>nginx that keeps nothing and replaces <c>Host</c>, as it does unless told.</summary>
    NginxWithoutHost,

    /// <summary>nginx that adds headers of CORS to every answer.</summary>
    NginxWithHeaders,

    /// <summary>Varnish, with the rules that it comes with.</summary>
    Varnish,

    /// <summary>HAProxy, which keeps no answer with <c>Vary: Origin</c>.</summary>
    HAProxy,
}
