using System.Reflection;
using Xunit.Sdk;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A row of a theory that runs in Chromium: the engine, then the other arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InChromiumAttribute : DataAttribute
{
    public InChromiumAttribute(params object?[] rest)
    {
        Rest = rest;
        Skip = Chromium.IsSkipped ? Chromium.Missing : null;
    }

    public IReadOnlyList<object?> Rest { get; }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[Engine.Chromium, .. Rest]];
}
