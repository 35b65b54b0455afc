namespace StrictCors.Tests.Conformance;

public sealed class HandshakeInDevelopmentApplication : HandshakeApplication
{
    protected override string Environment => "Development";
}
