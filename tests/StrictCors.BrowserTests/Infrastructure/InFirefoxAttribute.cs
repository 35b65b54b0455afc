using System.Reflection;
using Xunit.Sdk;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A row of a theory that runs in Firefox: the engine, then the other arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InFirefoxAttribute : DataAttribute
{
    public InFirefoxAttribute(params object?[] rest)
    {
        Rest = rest;
        Skip = Firefox.IsSkipped ? Firefox.Missing : null;
    }

    public IReadOnlyList<object?> Rest { get; }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[Engine.Firefox, .. Rest]];
}
