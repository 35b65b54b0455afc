using System.Reflection;
using Microsoft.Extensions.Logging;
using StrictCors.Diagnostics;

namespace StrictCors.Tests.Diagnostics;

/// <summary>People filter logs by id or by name.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void Ids_and_names_of_events_are_unique()
    {
        var events = typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => (method.Name, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Event is not null).ToList();

        events.Should().HaveCountGreaterThan(20);
        events.Select(method => method.Event!.EventId).Should().OnlyHaveUniqueItems();
        events.Should().OnlyContain(method => method.Event!.EventName == method.Name);
    }
}
