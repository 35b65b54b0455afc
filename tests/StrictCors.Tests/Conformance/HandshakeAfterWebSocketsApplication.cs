namespace StrictCors.Tests.Conformance;

/// <summary>The same with UseWebSockets before the middleware.</summary>
public sealed class HandshakeAfterWebSocketsApplication : HandshakeApplication
{
    protected override bool IsWebSocketsBefore => true;
}
