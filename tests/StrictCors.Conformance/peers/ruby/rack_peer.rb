# rack-cors, as its README advises: origins and resources in blocks.
require 'json'
require 'rack'
require 'rack/cors'
require 'puma'
require 'puma/server'

# The contract of the suite, without CORS: what every path answers. The page conformance.md has the table.
class Contract
  ORIGINS = ['https://app.example.com', 'https://shop.example.com:8443', 'http://localhost:3000'].freeze
  SUBDOMAINS = /\Ahttps:\/\/([a-z0-9-]+\.)+example\.org\z/
  METHODS = %i[get head post put delete].freeze
  HEADERS = %w[Content-Type X-Token Authorization].freeze

  def initialize
    @runs = 0
  end

  def call(env)
    found(env)
  rescue RuntimeError
    # As in Rails, where rack-cors is around what answers for handlers that fail.
    [500, { 'Content-Type' => 'text/plain' }, ['Internal Server Error']]
  end

  private

  def found(env)
    _, area, rest = env['PATH_INFO'].split('/')
    return manifest if area == 'manifest'

    found = answer(env, area, rest || '')
    return [404, { 'Content-Type' => 'text/plain' }, ['Not Found']] if found.nil?

    status, headers, body = found
    base = { 'X-Handler' => @runs.to_s, 'X-Total' => '3', 'X-Secret' => '1' }
    base['Content-Type'] = 'text/plain' unless [204, 304].include?(status)
    [status, base.merge(headers), body.empty? ? [] : [body]]
  end

  def manifest
    version = "rack-cors #{Gem::Specification.find_by_name('rack-cors').version}, rack #{Rack.release}"
    [200, { 'Content-Type' => 'application/json' },
     [JSON.generate(name: 'rack-cors', version: version, lacks: %w[any-method websockets])]]
  end

  def answer(env, area, rest)
    known = %w[error unauthorized private gone nothing forbidden empty redirect moved to-disabled to-list own cached brief kept heuristic language]
    return nil unless rest.empty? || known.include?(rest)

    @runs += 1
    case rest
    when '' then [200, { 'Cache-Control' => 'no-store' }, 'ok']
    when 'error' then raise 'The handler fails.'
    when 'unauthorized' then [401, { 'WWW-Authenticate' => 'Bearer' }, 'who?']
    when 'private' then env['HTTP_AUTHORIZATION'] == 'Bearer token' ? [200, {}, 'ok'] : [401, { 'WWW-Authenticate' => 'Bearer' }, 'who?']
    when 'gone' then [410, cached(60), 'gone']
    when 'nothing' then [404, cached(60), 'nothing']
    when 'forbidden' then [403, cached(60), 'forbidden']
    when 'empty' then [204, {}, '']
    when 'redirect' then [307, to(env, "/#{area}"), '']
    when 'moved' then [301, to(env, "/#{area}/cached").merge(cached(60)), '']
    when 'to-disabled' then [307, to(env, '/disabled'), '']
    when 'to-list' then [307, to(env, '/list'), '']
    when 'own' then [200, { 'Access-Control-Allow-Origin' => '*' }, 'ok']
    when 'cached' then tagged(env, 60)
    when 'brief' then tagged(env, 1)
    when 'kept' then [200, { 'Cache-Control' => 'private, max-age=60' }, 'ok']
    when 'heuristic' then [200, { 'Last-Modified' => 'Sat, 01 Jan 2000 00:00:00 GMT' }, 'ok']
    when 'language' then [200, { 'Vary' => 'Accept-Language' }.merge(cached(60)), (env['HTTP_ACCEPT_LANGUAGE'] || 'en')[0, 2]]
    end
  end

  def cached(seconds)
    { 'Cache-Control' => "public, max-age=#{seconds}" }
  end

  def to(env, target)
    { 'Location' => env['QUERY_STRING'].to_s.empty? ? target : "#{target}?#{env['QUERY_STRING']}" }
  end

  def tagged(env, seconds)
    headers = { 'ETag' => '"1"' }.merge(cached(seconds))
    env['HTTP_IF_NONE_MATCH'] == '"1"' ? [304, headers, ''] : [200, headers, 'ok']
  end
end

contract = Contract.new
app = Rack::Builder.new do
  use Rack::Cors do
    limits = { methods: Contract::METHODS, headers: Contract::HEADERS, expose: ['X-Total'], max_age: 600 }
    allow do
      origins(*Contract::ORIGINS)
      resource '/list*', **limits, credentials: false
      resource '/credentials*', **limits, credentials: true
      resource '/open*', headers: :any, methods: Contract::METHODS, credentials: true
    end
    allow do
      origins '*'
      resource '/any*', **limits
    end
    allow do
      origins Contract::SUBDOMAINS
      resource '/subdomains*', **limits, credentials: true
    end
  end
  run contract
end.to_app

server = Puma::Server.new(app, Puma::Events.strings, { min_threads: 1, max_threads: 4 })
server.add_tcp_listener('127.0.0.1', Integer(ARGV[0]))
server.run.join
