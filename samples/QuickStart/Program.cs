using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using QuickStart.Demo;

// The settings stand beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// 1. The policies: section "StrictCors" of appsettings.json. A mistake there stops the program before it listens, with the correction to write.
builder.Services.AddStrictCors();
builder.AddDemo();

var app = builder.Build();
app.UseDemo();

// 2. The middleware: once, in front of authentication and caching.
app.UseStrictCors();

// 3. The endpoints. These have the default policy, "web": it lists GET and PUT, so pages of other origins cannot DELETE.
var todos = new ConcurrentDictionary<int, string>([new(1, "Read the policies"), new(2, "Break one"), new(3, "Start again")]);

app.MapGet("/todos", (HttpResponse response) =>
{
    response.Headers["X-Total-Count"] = $"{todos.Count}";
    return todos;
});
app.MapPut("/todos/{id:int}", (int id, [FromBody] string title) => todos[id] = title);
app.MapDelete("/todos/{id:int}", (int id) => todos.TryRemove(id, out _));

// Another policy, by its name. A name that does not exist stops the program as well.
app.MapGet("/partner/prices", () => new { Tea = 3.20, Coffee = 2.80 }).RequireStrictCors("partner");

// "Enforcement": "Server": what the policy denies gets 403, and this line does not run.
app.MapPost("/payments", () => "paid").RequireStrictCors("payments");

app.MapDemo();
app.Run();
