namespace StrictCors.Tests.Conformance;

public sealed class ServerInDevelopmentApplication : ServerApplication
{
    protected override string Environment => "Development";
}
