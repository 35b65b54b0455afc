using StrictCors.Tool.Probing;

namespace StrictCors.Tool.Scanning;

/// <summary>A hostile origin that the server accepts.</summary>
/// <param name="Origin">The origin.</param>
/// <param name="WithCredentials">Whether it is accepted with credentials, too.</param>
/// <param name="IsHandshake">Whether it is a handshake, which always carries cookies.</param>
internal sealed record Acceptance(HostileOrigin Origin, bool WithCredentials, bool IsHandshake)
{
    public CauseSeverity Severity => WithCredentials || IsHandshake ? Origin.Kind.WithCredentials : Origin.Kind.Without;
}
