namespace StrictCors.Tests.Conformance;

/// <summary>The same with UseWebSockets in front of the middleware.</summary>
public sealed class HandshakeBehindWebSocketsApplication : HandshakeApplication
{
    protected override bool IsWebSocketsInFront => true;
}
