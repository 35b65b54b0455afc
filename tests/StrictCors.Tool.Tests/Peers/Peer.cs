namespace StrictCors.Tool.Tests.Peers;

/// <summary>A server that is not ours.</summary>
public enum Peer
{
    /// <summary>Express with the package cors, from the npm registry.</summary>
    Express,

    /// <summary>Starlette, on which FastAPI is built, from the distribution.</summary>
    Starlette,

    /// <summary>nginx with headers in its configuration.</summary>
    Nginx,
}
