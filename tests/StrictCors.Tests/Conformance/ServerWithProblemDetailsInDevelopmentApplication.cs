namespace StrictCors.Tests.Conformance;

public sealed class ServerWithProblemDetailsInDevelopmentApplication : ServerWithProblemDetailsApplication
{
    protected override string Environment => "Development";
}
